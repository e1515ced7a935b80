# Everything starts from Python 3.11+ and make; the scripts in alat/ do the work.
# make run PORT=8001 DATA_DIR=/folder: variables reach the scripts through the environment.
ALAT = exec sh alat/python.sh

.PHONY: run kembang test lint bench kunci teks

run:      ## the app on http://localhost:8000, with sample data on the first run
	@$(ALAT) alat/jalankan.py

kembang:  ## the same with reload and debug pages
	@$(ALAT) alat/jalankan.py kembang

test:     ## lint, types, migrations, production start, all tests on SQLite and PostgreSQL
	@$(ALAT) alat/uji.py

lint:     ## only the checks that run no test
	@$(ALAT) alat/uji.py lint

bench:    ## measure the running app; results in bench/hasil.md
	@$(ALAT) alat/uji.py bench

kunci:    ## requirements*.in -> requirements*.txt, with hashes
	@$(ALAT) alat/kunci.py

teks:     ## locale/**/*.po -> .mo, after a text of Django or allauth was corrected
	@$(ALAT) alat/teks.py
