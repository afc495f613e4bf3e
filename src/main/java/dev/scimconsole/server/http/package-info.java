/// The door of the service's HTTP side. A request goes from `HttpListener`, within `limits` and by `tls`, to
/// `Dispatcher`, which looks at its `origin` and sends it by its path to `provider`, to `admin` or to a page
/// for browsers. `admin` reads its `body` and hands the `call` to one of the `routes`, some of which
/// `export`.
package dev.scimconsole.server.http;
