"""The addresses of signing in: all that is mounted of allauth. No sign-up, no e-mail, no reset."""

from django.urls import include, path

from . import phone_pages, views

# The house speaks of these pages as `access:…`; allauth must find the same ones under names of its own.
house = [
    path("sign-in/", views.login, name="sign-in"),
    path("sign-out/", views.logout, name="sign-out"),
    path("safety/", views.safety, name="safety"),
    path("stay/", views.stay, name="stay"),
    path("time-left/", views.time_left, name="time-left"),
]

urlpatterns = [
    path("sign-in/", views.login, name="account_login"),
    path("sign-in/code/", views.request_code, name="account_request_login_code"),
    path("sign-in/code/confirm/", views.confirm_code, name="account_confirm_login_code"),
    path("sign-in/code/again/", views.again, name="account_code_again"),
    path("sign-in/second-factor/", views.authenticate, name="mfa_authenticate"),
    path("sign-out/", views.logout, name="account_logout"),
    path("confirm/", views.confirm_password, name="account_reauthenticate"),
    path("confirm/second-factor/", views.confirm_second_factor, name="mfa_reauthenticate"),
    path("safety/", views.safety, name="mfa_index"),
    path("safety/password/", views.change_password, name="account_change_password"),
    path("safety/password/set/", views.set_password, name="account_set_password"),
    path("safety/phone/", phone_pages.new_phone, name="account_new_phone"),
    path("safety/phone/code/", phone_pages.new_phone_code, name="account_new_phone_code"),
    path("safety/authenticator/", views.activate, name="mfa_activate_totp"),
    path("safety/authenticator/off/", views.deactivate, name="mfa_deactivate_totp"),
    path("safety/recovery-codes/", views.codes, name="mfa_view_recovery_codes"),
    path("safety/recovery-codes/new/", views.new_codes, name="mfa_generate_recovery_codes"),
    path("safety/recovery-codes/file/", views.download_codes, name="mfa_download_recovery_codes"),
    path("safety/devices/", views.session_list, name="usersessions_list"),
    path("", include((house, "access"))),
]
