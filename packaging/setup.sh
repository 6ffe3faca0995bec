# shellcheck shell=bash
# Shared by run and test: installs what is missing and says what and why. Sourced, never run.

packaging=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname -- "$packaging")
package_list=$packaging/packages/debian.txt

say() { printf '%s\n' "$*" >&2; }

# packages_of GROUP...: the list's lines of these groups, as "names reason".
packages_of() {
    local wanted=" $* " group names reason
    while read -r group names reason; do
        if [[ -n $group && $group != \#* && $wanted == *" $group "* ]]; then
            printf '%s %s\n' "$names" "$reason"
        fi
    done <"$package_list"
}

is_installed() { [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

# No pipe into grep -q here: it ends at the first match, apt-cache dies writing to nobody, and pipefail calls that a failure.
has_candidate() { [[ $(LC_ALL=C apt-cache policy "$1" 2>/dev/null) == *"  Candidate: "[!\(]* ]]; }

any_installed() {
    local name
    for name in ${1//|/ }; do
        if is_installed "$name"; then return 0; fi
    done
    return 1
}

# missing_packages GROUP...: the lines of packages_of of which no alternative is installed.
missing_packages() {
    local names reason
    packages_of "$@" | while read -r names reason; do
        if ! any_installed "$names"; then printf '%s %s\n' "$names" "$reason"; fi
    done
}

first_candidate() {
    local name
    for name in ${1//|/ }; do
        if has_candidate "$name"; then
            printf '%s\n' "$name"
            return
        fi
    done
}

distribution() {
    # shellcheck source=/dev/null
    (. /etc/os-release 2>/dev/null && printf '%s\n' "${ID:-unknown}") || printf 'unknown\n'
}

is_supported_distribution() {
    case $(distribution) in
    debian | ubuntu) command -v apt-get >/dev/null && command -v dpkg-query >/dev/null ;;
    *) return 1 ;;
    esac
}

# As root nothing is asked; otherwise sudo asks for its password, and apt asks nothing either.
as_root() {
    if ((EUID == 0)); then
        env DEBIAN_FRONTEND=noninteractive "$@"
    elif command -v sudo >/dev/null; then
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    else
        say "Installing packages needs root, and there is no sudo. As root, run: $*"
        return 1
    fi
}

list_packages() {
    local names reason
    while read -r names reason; do
        printf '  %-40s %s\n' "${names//|/ or }" "$reason" >&2
    done
}

install_missing() {
    local missing=$1 names reason name chosen=()
    say "Looking up these packages, which are not installed yet:"
    list_packages <<<"$missing"
    as_root apt-get update -q || say "apt-get update failed; trying with the package lists there are."
    while read -r names reason; do
        name=$(first_candidate "$names")
        if [[ -n $name ]]; then
            chosen+=("$name")
        else
            say "Not offered by this system: ${names//|/ or } ($reason)"
        fi
    done <<<"$missing"
    if ((${#chosen[@]} > 0)); then
        say "Installing: ${chosen[*]}"
        as_root apt-get install -q -y --no-install-recommends "${chosen[@]}" </dev/null
    fi
}

# ensure_packages GROUP...: installs what is missing. On a system it does not know it only names what is needed.
ensure_packages() {
    local missing
    if ! is_supported_distribution; then
        say "This is neither Debian nor Ubuntu, so nothing is installed. Lifeline needs (Debian's names):"
        packages_of "$@" | list_packages
        return 0
    fi
    missing=$(missing_packages "$@")
    if [[ -n $missing ]]; then
        install_missing "$missing"
    fi
}

# configure PRESET ARGUMENT...
configure() {
    local preset=$1
    shift
    if ! (cd "$root" && cmake --preset "$preset" "$@"); then
        say "CMake could not configure the build. It needs:"
        packages_of build | list_packages
        return 1
    fi
}

# build PRESET TARGET...: all targets when none is named.
build() {
    local preset=$1
    shift
    (cd "$root" && cmake --build --preset "$preset" ${1:+--target "$@"})
}
