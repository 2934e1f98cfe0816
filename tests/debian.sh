# To be sourced.

# debian COMMAND PACKAGE …: installs Debian packages, unless the command works.
debian() {
    ! eval "$1" >/dev/null 2>&1 || return 0
    local as=() target
    [ "$(id -u)" = 0 ] || as=(sudo)
    target=$(dirname "${BASH_SOURCE[0]}")/../target
    mkdir -p "$target"
    # One after the other: steps run beside each other, and apt does not wait.
    (
        flock 9 && "${as[@]}" apt-get update -qq &&
            "${as[@]}" apt-get install -y -qq --no-install-recommends "${@:2}"
    ) 9>"$target/apt.lock"
}

# venv FOLDER PACKAGE VERSION: a Python environment with one package in it, unless it is there.
venv() {
    ! "$1/bin/pip" show "$2" 2>/dev/null | grep -q "^Version: $3$" || return 0
    debian 'python3 -c "import ensurepip, venv"' python3 python3-venv || return
    rm -rf "$1"
    python3 -m venv "$1" && "$1/bin/pip" install -q "$2==$3"
}
