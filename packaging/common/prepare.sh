# Sourced by the build scripts of Linux and macOS: finds JDK 25, names version, commit and time, and builds the jars.
# Needs to be sourced in the repository's root.

is_jdk_25() {
    [ -x "$1/bin/jpackage" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release"
}

find_jdk() {
    local candidate
    for candidate in "${JAVA_HOME:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_arm64:-}" /usr/lib/jvm/*25* \
        /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
        if is_jdk_25 "$candidate" 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    echo "JDK 25 with jpackage not found; set JAVA_HOME" >&2
    return 1
}

JAVA_HOME=$(find_jdk)
export JAVA_HOME
# The first version in pom.xml is the project's own.
VERSION=$(sed -n 's|.*<version>\(.*\)</version>.*|\1|p' pom.xml | head -n 1)
COMMIT=$(git rev-parse HEAD)
if [ -n "$(git status --porcelain)" ]; then
    COMMIT="$COMMIT, with changes"
fi
# Every time stamp in what is built: the commit's.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export VERSION COMMIT SOURCE_DATE_EPOCH
umask 022

build_jars() {
    # Libraries of an earlier version would stay there and be shipped.
    rm -rf target/lib target/javafx
    # Names of local variables are for who debugs; here they would be in the jar and in both AOT caches.
    mvn -B -ntp -Pdist -DskipTests -Dmaven.compiler.debuglevel=lines,source package
}

# Documents that every package carries, into directory $1.
write_documents() {
    mkdir -p "$1"
    cp packaging/common/LICENSE "$1/LICENSE"
    cp target/scim-console.cdx.json "$1/scim-console.cdx.json"
    "$JAVA_HOME/bin/java" packaging/common/ThirdPartyNotices.java > "$1/THIRD-PARTY-NOTICES"
    {
        echo "SCIM Console $VERSION"
        echo "Commit $COMMIT"
        "$JAVA_HOME/bin/java" -XshowSettings:properties -version 2>&1 |
            sed -n 's/^ *java.runtime.version = /Java run-time /p; s/^ *java.vendor = /Java vendor /p'
        sed -n 's|.*<javafx.version>\(.*\)</javafx.version>.*|JavaFX \1|p' pom.xml
    } > "$1/VERSION"
}
