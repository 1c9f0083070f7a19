"""placeholder"""
def member_page(): return {}
def work_page(request): return {}
