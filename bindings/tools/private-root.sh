# Sourced: programs of another Debian release in a private root, fetched once with apt from the machine's own mirror.
# Nothing outside the cache folder changes and no root is needed. Packages are only unpacked: no maintainer script
# runs. Mounts live in a mount namespace of the command's own: none is seen outside, none can be left behind.
set -euo pipefail
name=$(basename "$0")
repo=$(git rev-parse --show-toplevel 2>/dev/null || pwd -P)
die() { echo "$name: $*" >&2; exit 1; }

# private_root CACHE SUITE PACKAGE…: sets `root` to the unpacked packages. The caller's `finish` runs in it once.
private_root() {
    local cache=$1 suite=$2
    shift 2
    root=$cache/$suite-$(echo "$@" | cksum | cut -d' ' -f1) # another list, another root
    [ ! -d "$root" ] || return 0
    mkdir -p "$cache"
    exec 9>"$cache/lock"
    flock 9 # one builder at a time; a second waits, then finds it done
    if [ ! -d "$root" ]; then
        echo "$name: unpacking Debian $suite into $root" >&2
        unpack "$suite" "$@"
    fi
    exec 9>&-
}

# Aside first, so that an interrupted build never looks like a whole one.
unpack() (
    suite=$1 new=$root.partial keys=/usr/share/keyrings/debian-archive-keyring.gpg
    shift
    [ -r $keys ] || die "this is no Debian (no $keys)"
    rm -rf -- "$new"
    mkdir -p "$new"/{root,apt/lists/partial,apt/archives/partial}
    cd "$new/apt"
    # The machine's own apt settings (proxy, certificates) hold, but for where things lie and hooks.
    # "status" is empty: as no package is installed yet, apt takes all that is depended on.
    touch status
    cat >apt.conf <<END
Dir { State "$PWD"; State::status "$PWD/status"; Cache "$PWD"; };
Dir::Etc { SourceList "$PWD/sources.list"; SourceParts "/dev/null"; };
Dir::Etc { Preferences "/dev/null"; PreferencesParts "/dev/null"; };
#clear APT::Update;
APT { Update::Error-Mode "any"; Sandbox::User "$(id -un)"; };
Acquire { Languages "none"; Retries "3"; };
END
    # Of the mirrors the machine itself uses, the first that has the release, signed by Debian.
    for mirror in $(apt-get update --print-uris | sed -n "s,^'\(.*\)/dists/[^/]*/InRelease'.*,\1,p"); do
        echo "deb [signed-by=$keys] $mirror $suite main" >sources.list
        ! apt-get -qq -c apt.conf update || break
    done
    apt-get -qq -c apt.conf install --yes --no-install-recommends --download-only "$@"
    # base-files first: it makes /bin, /lib and /lib64 links into /usr.
    for deb in archives/base-files_*.deb archives/*.deb; do
        dpkg-deb --fsys-tarfile "$deb" | tar -x -C ../root --no-same-owner
    done
    (cd ../root && finish)
    mv ../root "$root"
    rm -rf -- "$new"
)

finish() { :; }

# inside PATHS COMMAND…: replaces this process by a bash in the root, in the current folder, with the repository and
# these paths of the machine at their own places, so that paths in messages and build files hold outside too.
inside() {
    local enter paths=$1
    shift
    [ "$(id -u)" = 0 ] && unshare --mount true 2>/dev/null && enter=(unshare --mount) ||
        enter=(unshare --map-root-user --mount)
    "${enter[@]}" true || die "may not make a mount namespace here"
    # shellcheck disable=SC2016 # expanded inside
    exec "${enter[@]}" bash -euc '
        root=$1 dir=$2
        for path in $3; do mkdir -p "$root$path"; mount --rbind "$path" "$root$path"; done
        exec chroot "$root" /usr/bin/env -C "$dir" HOME=/root "${@:4}"' - "$root" "$(pwd -P)" "/proc /dev $repo $paths" "$@"
}
