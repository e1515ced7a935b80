"""gunicorn's settings, for `make run` and production: -c python:bangga_kencana.gunicorn"""

import os

bind = f"127.0.0.1:{os.environ.get('PORT') or 8000}"
worker_class = "gthread"
workers = 2
threads = 4
preload_app = True  # a fault in the code stops the start, instead of every worker again and again
limit_request_line = 8190  # filters of lists travel in the address
timeout = 60
control_socket_disable = True
loglevel = "warning"
