from .lokus import kolom_lokus

__all__ = ["kolom_lokus"]
