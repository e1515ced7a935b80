class CadanganDitolak(Exception):
    """Why a backup is not made or not brought back: one sentence for who runs the command."""
