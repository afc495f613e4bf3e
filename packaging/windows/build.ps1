# Builds the Windows packages of the commit that is checked out, into target/dist: an .msi for one user, one for the machine, the bill
# of materials and SHA-256 sums. Nobody has run it yet.
# Needs JDK 25 (JAVA_HOME), Maven, git and WiX 3.14 on the path.
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Set-Location (Join-Path $PSScriptRoot '..\..')

if (-not (Select-String -Path "$env:JAVA_HOME\release" -Pattern '^JAVA_VERSION="25' -Quiet)) {
    throw 'JAVA_HOME is not a JDK 25'
}
$java = "$env:JAVA_HOME\bin\java.exe"
$jpackage = "$env:JAVA_HOME\bin\jpackage.exe"
$pom = [xml](Get-Content pom.xml)
$env:VERSION = $pom.project.version
# The archives of an .msi know even seconds only, and the JVM refuses an AOT cache whose jars have another time.
$env:SOURCE_DATE_EPOCH = [long](git log -1 --format=%ct) -band -bnot 1
$dist = Join-Path $PWD 'target\dist'
$image = Join-Path $dist 'SCIM Console'

Remove-Item -Recurse -Force -ErrorAction SilentlyContinue $dist, target\lib, target\javafx
# Names of local variables are for who debugs; here they would be in the jar and in both AOT caches.
mvn -B -ntp -Pdist -DskipTests "-Dmaven.compiler.debuglevel=lines,source" package
& $java packaging/common/AppImage.java console $image

Copy-Item packaging\common\LICENSE "$image\LICENSE.txt"
Copy-Item target\scim-console.cdx.json $image
& $java packaging/common/ThirdPartyNotices.java | Set-Content -Encoding utf8 "$image\THIRD-PARTY-NOTICES.txt"
@(
    "SCIM Console $env:VERSION"
    "Commit $(git rev-parse HEAD)"
    "Java run-time $((Select-String -Path "$env:JAVA_HOME\release" -Pattern '^JAVA_RUNTIME_VERSION="(.*)"').Matches.Groups[1].Value)"
    "JavaFX $($pom.project.properties.'javafx.version')"
) | Set-Content -Encoding utf8 "$image\VERSION.txt"

# The two kinds do not replace each other, so each has a code of its own; never change them.
$kinds = @(
    @{ Name = 'user'; Options = @('--win-per-user-install', '--win-upgrade-uuid', '5b0d6f7e-2a3e-4a58-8f0e-6b1f3d9c7a01') }
    @{ Name = 'machine'; Options = @('--win-upgrade-uuid', '5b0d6f7e-2a3e-4a58-8f0e-6b1f3d9c7a02') }
)
foreach ($kind in $kinds) {
    $options = $kind.Options
    & $jpackage --type msi --name 'SCIM Console' --app-version $env:VERSION --vendor 'SCIM Console' `
        --app-image $image --license-file packaging\common\LICENSE --resource-dir packaging\windows\resources `
        --win-menu --win-menu-group 'SCIM Console' @options --dest $dist
    Move-Item "$dist\SCIM Console-$env:VERSION.msi" "$dist\scim-console-$env:VERSION-windows-x64-$($kind.Name).msi"
    # Where a certificate is given, Windows says whose program it is.
    if ($env:WINDOWS_SIGNING_THUMBPRINT) {
        & signtool sign /sha1 $env:WINDOWS_SIGNING_THUMBPRINT /fd SHA256 /tr http://timestamp.digicert.com /td SHA256 `
            "$dist\scim-console-$env:VERSION-windows-x64-$($kind.Name).msi"
    }
}

Copy-Item target\scim-console.cdx.json "$dist\scim-console-$env:VERSION.cdx.json"
Get-ChildItem $dist -File | Get-FileHash -Algorithm SHA256 |
    ForEach-Object { "$($_.Hash.ToLower())  $(Split-Path -Leaf $_.Path)" } | Set-Content -Encoding ascii "$dist\SHA256SUMS"
Get-Content "$dist\SHA256SUMS"
