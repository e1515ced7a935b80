from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def bantuan(request):
    return render(request, "dasbor/bantuan.html")
