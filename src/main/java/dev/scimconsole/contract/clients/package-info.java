/// What calls the service with the SCIM token: the product, the address, and when it usually comes.
package dev.scimconsole.contract.clients;
