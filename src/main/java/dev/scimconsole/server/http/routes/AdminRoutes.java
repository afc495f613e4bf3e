package dev.scimconsole.server.http.routes;

import dev.scimconsole.server.activity.Activity;
import dev.scimconsole.server.activity.ChangeHistory;
import dev.scimconsole.server.activity.TokenUseRecorder;
import dev.scimconsole.server.alerts.AlertSettings;
import dev.scimconsole.server.connections.Connections;
import dev.scimconsole.server.directory.Directory;
import dev.scimconsole.server.http.call.Route;
import dev.scimconsole.server.leaving.Protections;
import dev.scimconsole.server.leaving.SafeLeavings;
import dev.scimconsole.server.people.People;
import dev.scimconsole.server.refusals.Refusals;
import dev.scimconsole.server.rotation.Rotations;
import dev.scimconsole.server.token.ScimConfigurations;
import dev.scimconsole.server.token.TokenChecks;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// The door of this room: everything that the admin API does. Closing it ends the streams of events.
public final class AdminRoutes implements AutoCloseable {

    /// The doors of the rooms to which the routes lead.
    public record Doors(People people, ScimConfigurations configurations, Connections connections,
            Directory directory, Activity activity, ChangeHistory history, Rotations rotations,
            Refusals refusals, Protections protections, SafeLeavings leavings, AlertSettings alerts,
            TokenChecks checks, TokenUseRecorder uses, InstantSource clock) {}

    private final EventStreams streams;
    private final List<Route> all;

    /// Makes them; nothing runs before one is called.
    public AdminRoutes(Doors doors) {
        streams = new EventStreams(doors.activity(), doors.rotations(), doors.people().callers());
        all = Stream.of(new ServerRoutes(doors.people()).routes(),
                new AdministratorRoutes(doors.people()).routes(),
                new AutomationRoutes(doors.people().automation()).routes(),
                new ConfigurationRoutes(doors.configurations(), doors.uses()).routes(),
                new ConnectionRoutes(doors.connections(), doors.uses()).routes(),
                new DirectoryRoutes(doors.directory(), doors.clock()).routes(),
                new LeavingRoutes(doors.protections(), doors.leavings()).routes(),
                new AlertRoutes(doors.alerts()).routes(),
                new RefusalRoutes(doors.refusals(), doors.clock()).routes(),
                new EventRoutes(doors.activity(), streams, doors.clock()).routes(),
                new ChangeRoutes(doors.history()).routes(),
                new RotationRoutes(doors.rotations(), doors.checks()).routes())
                .flatMap(List::stream).toList();
    }

    /// Every route.
    public List<Route> all() {
        return all;
    }

    @Override
    public void close() {
        streams.close();
    }
}
