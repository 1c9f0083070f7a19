"""The addresses of signing in, the only ones of allauth's that are mounted: no sign-up, no e-mail, no reset."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.login, name="account_login"),
    path("code/", views.request_code, name="account_request_login_code"),
    path("code/confirm/", views.confirm_code, name="account_confirm_login_code"),
    path("code/again/", views.again, name="account_code_again"),
    path("second-factor/", views.authenticate, name="mfa_authenticate"),
    path("out/", views.logout, name="account_logout"),
    path("password/", views.change_password, name="account_change_password"),
    path("password/set/", views.set_password, name="account_set_password"),
    path("confirm/", views.confirm_password, name="account_reauthenticate"),
    path("confirm/second-factor/", views.confirm_second_factor, name="mfa_reauthenticate"),
    path("security/", views.security, name="mfa_index"),
    path("security/authenticator/", views.activate, name="mfa_activate_totp"),
    path("security/authenticator/off/", views.deactivate, name="mfa_deactivate_totp"),
    path("security/recovery-codes/", views.codes, name="mfa_view_recovery_codes"),
    path("security/recovery-codes/new/", views.new_codes, name="mfa_generate_recovery_codes"),
    path("security/recovery-codes/file/", views.download_codes, name="mfa_download_recovery_codes"),
    path("security/sessions/", views.session_list, name="usersessions_list"),
]
