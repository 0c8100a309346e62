"""Brings the loopback device of a new network up, where no `ip` is installed (netdevice(7): SIOCSIFFLAGS, IFF_UP)."""

import fcntl
import socket
import struct

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
    fcntl.ioctl(any_socket, 0x8914, struct.pack("16sh22x", b"lo", 1))
