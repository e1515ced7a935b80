from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def tugas(request):
    return render(request, "dasbor/tugas.html")
