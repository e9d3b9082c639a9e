#!/bin/busybox sh
# First program of the guest: kernel modules, a network, then the desk.
/bin/busybox --install -s /bin
mkdir -p /proc /sys /dev /tmp /data
mount -t proc none /proc
mount -t sysfs none /sys
mount -t devtmpfs none /dev
for module in $(cat /modules/order); do
	parameters=
	[ "$module" = dummy_hcd.ko ] && parameters='num=3'
	insmod "/modules/$module" $parameters || echo "module $module was not loaded"
done
mount -t configfs none /sys/kernel/config
ip link set lo up
ip addr add 10.0.2.15/24 dev eth0
ip link set eth0 up
echo "desk opens after $(cut -d' ' -f1 /proc/uptime) s"
cd /app && HOME=/data UV_THREADPOOL_SIZE=8 node desk.js 10.0.2.2 "$desk"
echo "desk closed with $?"
poweroff -f
