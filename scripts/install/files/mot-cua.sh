#!/bin/sh
# The programs of the installed version: mot-cua verify, mot-cua backup --restore …, mot-cua serve --reset-admin
set -eu
settings=/etc/mot-cua/mot-cua.env
if [ ! -r "$settings" ]; then
	echo 'mot-cua: run it as root, or as the user mot-cua' >&2
	exit 2
fi
set -a
. "$settings"
set +a
cd /opt/mot-cua/current
# The data belong to the service: what root makes there it could not read.
if [ "$(id -u)" = 0 ]; then exec setpriv --reuid=mot-cua --regid=mot-cua --init-groups ./node scripts/run.mjs "$@"; fi
exec ./node scripts/run.mjs "$@"
