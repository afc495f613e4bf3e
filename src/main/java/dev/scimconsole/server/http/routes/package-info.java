/// Everything that the admin API does, a class for the routes of each subject; `openapi.json` describes it.
package dev.scimconsole.server.http.routes;
