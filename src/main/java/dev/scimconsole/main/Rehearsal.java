package dev.scimconsole.main;

import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.desktop.DemoSource;
import dev.scimconsole.desktop.page.Product;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Takes a service of another process for the offline demo, for the packaging: the window is run once through
/// all pages to record which classes it uses, and those of the service, which are recorded there, are none of
/// them. Asked for by the system property `scimconsole.rehearseAt`, the service's address with who signs in
/// as its user information.
///
/// @param address of the service
/// @param signIn  of its administrator
record Rehearsal(URI address, SignIn signIn) implements DemoSource.Demo {

    private static final String ASKED = "scimconsole.rehearseAt";

    /// What is asked for.
    static Optional<DemoSource.Demo> asked() {
        return Optional.ofNullable(System.getProperty(ASKED)).map(URI::create).map(Rehearsal::at);
    }

    private static Rehearsal at(URI asked) {
        String[] person = asked.getUserInfo().split(":", 2);
        return new Rehearsal(URI.create(asked.getScheme() + "://" + asked.getHost() + ":" + asked.getPort()),
                new SignIn(person[0], person[1]));
    }

    @Override
    public SignIn orgAdmin() {
        return signIn;
    }

    @Override
    public SignIn viewer() {
        return signIn;
    }

    @Override
    public List<Product> products() {
        return List.of();
    }

    @Override
    public void close() {
        // Whoever has started the service ends it.
    }
}
