package dev.scimconsole.server.store.activity;

import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventOutcome;

/// How the kinds of things about events stand in the tables. The conditions of the indexes name these
/// numbers.
final class EventCodes {

    static final int AUDIT = 0;
    private static final int ATTEMPT = 2;
    static final int SUCCESS = 0;

    private EventCodes() {}

    static int number(EventKind kind) {
        return switch (kind) {
            case AUDIT -> AUDIT;
            case REQUEST -> 1;
            case ATTEMPT -> ATTEMPT;
        };
    }

    static int number(EventOutcome outcome) {
        return switch (outcome) {
            case SUCCESS -> SUCCESS;
            case REFUSED -> 1;
            case FAILED -> 2;
        };
    }

    static int number(EventActor.Type type) {
        return switch (type) {
            case ADMINISTRATOR -> 0;
            case TOKEN -> 1;
            case NOBODY -> 2;
            case AUTOMATION -> 3;
            case CONNECTION -> 4;
        };
    }

    static EventKind kind(int number) {
        return switch (number) {
            case AUDIT -> EventKind.AUDIT;
            case ATTEMPT -> EventKind.ATTEMPT;
            default -> EventKind.REQUEST;
        };
    }

    static EventOutcome outcome(int number) {
        return switch (number) {
            case SUCCESS -> EventOutcome.SUCCESS;
            case 1 -> EventOutcome.REFUSED;
            default -> EventOutcome.FAILED;
        };
    }

    static EventActor.Type actorType(int number) {
        return switch (number) {
            case 0 -> EventActor.Type.ADMINISTRATOR;
            case 1 -> EventActor.Type.TOKEN;
            case 3 -> EventActor.Type.AUTOMATION;
            case 4 -> EventActor.Type.CONNECTION;
            default -> EventActor.Type.NOBODY;
        };
    }
}
