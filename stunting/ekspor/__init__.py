from .kertas import kolom_kertas
from .lokus import kolom_lokus

__all__ = ["kolom_kertas", "kolom_lokus"]
