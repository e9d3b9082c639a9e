#!/bin/sh
# Inside cage, a compositor that shows one program: turns the picture, then shows the page. ADDRESS and TURN come from the unit.
[ "$TURN" = normal ] || wlr-randr 2>/dev/null | sed -n 's/^\([^ ]*\) .*/\1/p' | while read -r output; do
	wlr-randr --output "$output" --transform "$TURN"
done
# Sound without a touch (walls speak), no gestures that leave the page, no crash bubble after a power cut.
exec /usr/bin/chromium --kiosk --ozone-platform=wayland \
	--user-data-dir=/var/lib/mot-cua-screen/chromium \
	--autoplay-policy=no-user-gesture-required \
	--noerrdialogs --disable-session-crashed-bubble --hide-crash-restore-bubble --disable-infobars \
	--disable-pinch --overscroll-history-navigation=0 --disable-features=TranslateUI \
	--check-for-update-interval=31536000 --password-store=basic --no-first-run \
	"$ADDRESS"
