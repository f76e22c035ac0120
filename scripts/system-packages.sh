#!/bin/sh
# Install what only the system's package manager can give, and only what is missing.
#
#   system-packages.sh run|test|venv PYTHON [STAMP]
#
# run: PortAudio (microphone, speaker) and espeak-ng (the system voice).
# test: virtual sound cards, a terminal to drive, and a witness of every socket. venv: what Debian splits off from Python.
# Each command is printed before it runs. Where there is no package manager known here, or no right to use it, this says
# what to install by hand and exits 0, since the program itself says what it lacks. STAMP is touched only once nothing is
# missing, so that the next run asks again.
set -eu

purpose=$1
python=$2
stamp=${3:-}
system=$(uname -s)

has_command() { command -v "$1" >/dev/null 2>&1; }

has_library() {
    "$python" -c 'import ctypes.util, sys; sys.exit(ctypes.util.find_library(sys.argv[1]) is None)' "$1" >/dev/null 2>&1
}

has_alsa_pulse_plugin() {
    for folder in /usr/lib /usr/lib64 /usr/lib/*-linux-gnu*; do
        [ -e "$folder/alsa-lib/libasound_module_pcm_pulse.so" ] && return 0
    done
    return 1
}

python_version() { "$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])'; }

# The parts that are missing, by names of our own.
missing=""
lacks() { missing="$missing $1"; }
case $purpose in
run)
    # On macOS the sounddevice wheel brings PortAudio itself.
    [ "$system" = Darwin ] || has_library portaudio || lacks portaudio
    has_command espeak-ng || lacks espeak-ng
    ;;
test)
    has_command pulseaudio || lacks pulseaudio
    has_command pactl || lacks pactl
    [ "$system" = Darwin ] || has_alsa_pulse_plugin || lacks alsa-pulse
    has_command tmux || lacks tmux
    [ "$system" = Darwin ] || has_command strace || lacks strace
    ;;
venv)
    "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 || lacks venv
    ;;
*)
    echo "usage: system-packages.sh run|test|venv PYTHON [STAMP]" >&2
    exit 2
    ;;
esac
finished() { [ -z "$stamp" ] || touch "$stamp"; exit 0; }
[ -n "$missing" ] || finished

if has_command apt-get; then manager=apt-get
elif has_command dnf; then manager=dnf
elif has_command pacman; then manager=pacman
elif has_command zypper; then manager=zypper
elif has_command brew; then manager=brew
else manager=none
fi

# What this package manager calls a part; nothing where it needs no package of its own.
package_of() {
    case $manager:$1 in
    apt-get:portaudio | zypper:portaudio) echo libportaudio2 ;;
    apt-get:pactl | dnf:pactl | zypper:pactl) echo pulseaudio-utils ;;
    pacman:pactl) echo libpulse ;;
    brew:pactl) echo pulseaudio ;;
    apt-get:alsa-pulse) echo libasound2-plugins ;;
    dnf:alsa-pulse | zypper:alsa-pulse) echo alsa-plugins-pulse ;;
    pacman:alsa-pulse) echo alsa-plugins ;;
    apt-get:venv) echo "python$(python_version)-venv" ;;
    none:venv) echo "Python's venv and ensurepip modules" ;;
    *:venv) ;;
    *) echo "$1" ;;
    esac
}

packages=""
for part in $missing; do
    name=$(package_of "$part")
    case " $packages " in *" $name "*) ;; *) packages="$packages${packages:+ }$name" ;; esac
done
[ -n "$packages" ] || finished

by_hand() {
    echo "$1" >&2
    echo "Install by hand what is missing, then run make again for the full program: $packages" >&2
    exit 0
}

[ "$manager" != none ] || by_hand "No package manager that this script knows was found."

as_root=""
if [ "$manager" != brew ] && [ "$(id -u)" -ne 0 ]; then
    has_command sudo || by_hand "Installing system packages needs root, and sudo is not there."
    as_root="sudo"
fi

# Print the command, then run it, as root where that is needed.
announce_and_run() {
    echo "Running: $as_root${as_root:+ }$*" >&2
    $as_root "$@" </dev/null >&2
}

failed() { by_hand "The system's package manager did not install them."; }

# shellcheck disable=SC2086  # the package names are separate words
case $manager in
apt-get)
    announce_and_run apt-get update -q || echo "The package lists could not be refreshed; trying with the old ones." >&2
    announce_and_run env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $packages || failed
    ;;
dnf) announce_and_run dnf install -y $packages || failed ;;
pacman) announce_and_run pacman -S --needed --noconfirm $packages || failed ;;
zypper) announce_and_run zypper --non-interactive install $packages || failed ;;
brew) announce_and_run brew install $packages || failed ;;
esac
finished
