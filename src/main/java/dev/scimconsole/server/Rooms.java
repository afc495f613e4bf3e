package dev.scimconsole.server;

import dev.scimconsole.server.activity.Activity;
import dev.scimconsole.server.activity.ChangeHistory;
import dev.scimconsole.server.alerts.AlertSettings;
import dev.scimconsole.server.connections.AccessTokens;
import dev.scimconsole.server.connections.Connections;
import dev.scimconsole.server.directory.Directory;
import dev.scimconsole.server.http.HttpListener;
import dev.scimconsole.server.http.routes.AdminRoutes;
import dev.scimconsole.server.leaving.Protections;
import dev.scimconsole.server.leaving.SafeLeavings;
import dev.scimconsole.server.mail.Mails;
import dev.scimconsole.server.mail.SmtpServer;
import dev.scimconsole.server.people.People;
import dev.scimconsole.server.refusals.Refusals;
import dev.scimconsole.server.rotation.Rotations;
import dev.scimconsole.server.scim.KeptChangeReader;
import dev.scimconsole.server.scim.ScimServiceProvider;
import dev.scimconsole.server.scim.UserCreations;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.token.ScimConfigurations;
import dev.scimconsole.server.token.StoredTokenAuthentication;
import dev.scimconsole.server.token.TokenAuthentication;
import dev.scimconsole.server.token.TokenChecks;
import dev.scimconsole.server.token.TokenExpiry;
import java.security.SecureRandom;
import java.time.InstantSource;

/// The rooms of a server: the one place that makes them and leads them to one another. None has to be closed;
/// what goes on beside requests is [BackgroundWork].
final class Rooms {

    private Rooms() {}

    static HttpListener.Services on(Store store, BackgroundWork background, ServerOptions options) {
        InstantSource clock = options.clock();
        SecureRandom random = new SecureRandom();
        TokenAuthentication tokens = new StoredTokenAuthentication(clock);
        People people = People.on(store, clock, random, options.passwordCost());
        return new HttpListener.Services(store, admin(store, background, options, people, random),
                new AccessTokens(store, clock, random, options.keyHosts()), background.events(),
                background.attempts(), tokens, new TokenExpiry(store, clock),
                new ScimServiceProvider(store, tokens, clock,
                        background.mails().map(Mails::invites).orElse(UserCreations.UNHEARD)));
    }

    private static AdminRoutes.Doors admin(Store store, BackgroundWork background, ServerOptions options,
            People people, SecureRandom random) {
        InstantSource clock = options.clock();
        return new AdminRoutes.Doors(people,
                new ScimConfigurations(store, clock, random, options.mail().map(SmtpServer::from)),
                new Connections(store, clock, random, options.keyHosts()), new Directory(store),
                new Activity(store, background.events(), background.custody()),
                new ChangeHistory(store, background.events(), new KeptChangeReader(), clock),
                new Rotations(store, background.uses(), background.events(), clock),
                new Refusals(store, background.uses(), background.events(), clock),
                new Protections(store, clock), new SafeLeavings(store, clock),
                new AlertSettings(store, clock, random, options.mail().isPresent(),
                        options.privateWebhooks()),
                new TokenChecks(store, clock), background.uses(), clock);
    }
}
