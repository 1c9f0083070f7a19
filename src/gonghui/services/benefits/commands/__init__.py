"""What `gonghui benefits` does, a module a deed: HELP, add_arguments(parser), run(command, **options)."""
