#!/bin/sh
# Makes a Debian 12 or 13 PC show one screen of the centre for ever: a kiosk, a wall, a counter's board or a rating tablet.
#   sudo sh screen.sh --server=https://192.168.1.10 --page='/kiosk?id=kiosk-1' [--turn=90|180|270] [--ca=ca.crt]
# Needs Debian's packages cage, chromium, wlr-randr and libnss3-tools (or a mirror of them in the province's network).
#   --root=FOLDER   into FOLDER instead of /, installing and starting nothing (for tests and for images)
set -eu

root='' server='' page='' turn=normal ca=''
for argument; do
	case $argument in
		--root=*) root=${argument#--root=} ;;
		--server=*) server=${argument#--server=} ;;
		--page=*) page=${argument#--page=} ;;
		--turn=*) turn=${argument#--turn=} ;;
		--ca=*) ca=${argument#--ca=} ;;
		*) echo "unknown argument $argument" >&2; exit 2 ;;
	esac
done
case $server in http://?* | https://?*) ;; *) echo '--server: the address of the server, https://…' >&2; exit 2 ;; esac
case $page in /kiosk\?id=?* | /display\?id=?* | /rating\?counter=?* | /counter | /reception) ;; *) echo "--page: /kiosk?id=…, /display?id=…, /rating?counter=…, /counter or /reception" >&2; exit 2 ;; esac
case $turn in normal | 90 | 180 | 270) ;; *) echo '--turn: 90, 180 or 270' >&2; exit 2 ;; esac
case $server$page in *[!A-Za-z0-9:/?=._-]*) echo '--server and --page: letters, digits and : / ? = . _ - alone' >&2; exit 2 ;; esac
[ -z "$ca" ] || [ -r "$ca" ] || { echo "--ca: cannot read $ca" >&2; exit 2; }

files=$(cd "$(dirname "$0")/files" && pwd)
live() { [ -z "$root" ] && [ -d /run/systemd/system ]; }
put() { cmp -s "$1" "$root$2" || install -D -m "$3" "$1" "$root$2"; }
if [ -z "$root" ]; then
	[ "$(id -u)" = 0 ] || { echo 'run it as root' >&2; exit 1; }
	DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends cage chromium wlr-randr libnss3-tools fonts-noto-core
fi

put "$files/screen.sysusers" /usr/lib/sysusers.d/mot-cua-screen.conf 644
put "$files/screen.service" /etc/systemd/system/mot-cua-screen.service 644
put "$files/screen.sh" /usr/local/lib/mot-cua-screen 755
put "$files/chromium-policy.json" /etc/chromium/policies/managed/mot-cua.json 644
settings=$(mktemp)
printf 'ADDRESS=%s%s\nTURN=%s\n' "$server" "$page" "$turn" >"$settings"
put "$settings" /etc/mot-cua-screen.env 644
rm -f "$settings"
home=$root/var/lib/mot-cua-screen
install -d -m 700 "$home"
if [ -n "$ca" ]; then
	put "$ca" /usr/local/share/ca-certificates/mot-cua.crt 644
	if command -v certutil >/dev/null; then
		install -d -m 700 "$home/.pki/nssdb"
		[ -f "$home/.pki/nssdb/cert9.db" ] || certutil -d "sql:$home/.pki/nssdb" -N --empty-password
		certutil -d "sql:$home/.pki/nssdb" -D -n mot-cua 2>/dev/null || true
		certutil -d "sql:$home/.pki/nssdb" -A -t 'C,,' -n mot-cua -i "$ca"
	fi
fi

live || { echo "Installed in $root/; nothing was started."; exit 0; }
systemd-sysusers mot-cua-screen.conf
chown -R mot-cua-screen: "$home"
[ -z "$ca" ] || update-ca-certificates
systemctl daemon-reload
systemctl set-default graphical.target
systemctl disable --now getty@tty1.service 2>/dev/null || true
systemctl enable mot-cua-screen.service
systemctl restart mot-cua-screen.service
echo "This PC shows $server$page from now on. The screen shows six digits: approve them on $server/admin#screens"
