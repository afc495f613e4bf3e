#!/bin/sh
# Refreshes the SCIM token and keeps the new one in an Azure key vault, then tries it.
#
# Run against a fake "az" in a test, not against a live vault: look at each step when you first use it.
#
# Needs in the environment:
#   SCIM_CONSOLE_SERVER  address of the server, such as https://scim.example.com
#   SCIM_CONSOLE_KEY     key of an automation account that is an Org Admin (Admin Access)
#   VAULT                name of the key vault, in which whom "az" is signed in as may set secrets
#   SECRET               name of the secret there (default: scim-token)
#
# Provisioning stops between the refresh and the moment at which the identity provider has the new token:
# let whatever takes it from the vault to there follow at once.
set -eu
: "${SCIM_CONSOLE_SERVER:?is missing}" "${SCIM_CONSOLE_KEY:?is missing}" "${VAULT:?is missing}"
SECRET=${SECRET:-scim-token}
export SCIM_CONSOLE_SERVER SCIM_CONSOLE_KEY

# Before the old token is given up: is the vault there for us?
az keyvault secret list --vault-name "$VAULT" --maxresults 1 --output none

status=0
scim-console token refresh --to-command \
    az keyvault secret set --vault-name "$VAULT" --name "$SECRET" --file /dev/stdin --encoding utf-8 \
    --output none || status=$?
case $status in
    0) ;;
    3) echo "Somebody else changed the SCIM configuration at this moment. Nothing was changed: run this again." >&2
       exit 3 ;;
    4) echo "The answer was lost. How things stand now:" >&2
       scim-console token status >&2 || true
       exit 4 ;;
    *) exit "$status" ;;
esac

az keyvault secret show --vault-name "$VAULT" --name "$SECRET" --query value --output tsv \
    | env -u SCIM_CONSOLE_KEY scim-console token check
