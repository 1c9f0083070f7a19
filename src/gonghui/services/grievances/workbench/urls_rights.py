"""Addresses below /work/grievances/rights/: alerts, mediations, bargaining, opinions, legal aid."""

from django.urls import path

from . import alerts, bargainings, legal_aid, mediations, opinions

work_urls = [
    path("rights/", alerts.listed, name="alerts"),
    path("rights/alerts/new/", alerts.new, name="alert-new"),
    path("rights/alerts/<uuid:uid>/", alerts.one, name="alert"),
    path("rights/alerts/<uuid:uid>/acknowledgement/", alerts.acknowledge, name="alert-acknowledge"),
    path("rights/alerts/<uuid:uid>/result/", alerts.settle, name="alert-settle"),
    path("rights/mediations/", mediations.listed, name="mediations"),
    path("rights/mediations/new/", mediations.new, name="mediation-new"),
    path("rights/mediations/<uuid:uid>/", mediations.one, name="mediation"),
    path("rights/mediations/<uuid:uid>/end/", mediations.end, name="mediation-end"),
    path("rights/mediations/<uuid:uid>/performance/", mediations.perform, name="mediation-perform"),
    path("rights/bargainings/", bargainings.listed, name="bargainings"),
    path("rights/bargainings/new/", bargainings.new, name="bargaining-new"),
    path("rights/bargainings/<uuid:uid>/", bargainings.one, name="bargaining"),
    path("rights/bargainings/<uuid:uid>/step/", bargainings.step, name="bargaining-step"),
    path("rights/opinions/", opinions.listed, name="opinions"),
    path("rights/opinions/new/", opinions.new, name="opinion-new"),
    path("rights/opinions/<uuid:uid>/", opinions.one, name="opinion"),
    path("rights/opinions/<uuid:uid>/reply/", opinions.reply, name="opinion-reply"),
    path("rights/opinions/<uuid:uid>/handing-over/", opinions.hand_over, name="opinion-handing"),
    path("rights/legal-aid/", legal_aid.listed, name="aid"),
]
