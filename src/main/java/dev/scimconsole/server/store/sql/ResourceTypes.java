package dev.scimconsole.server.store.sql;

import dev.scimconsole.server.values.ResourceType;

/// How resource types stand in the tables.
final class ResourceTypes {

    private ResourceTypes() {}

    static int number(ResourceType type) {
        return switch (type) {
            case USER -> 1;
            case GROUP -> 2;
        };
    }

    static ResourceType ofNumber(int number) {
        return switch (number) {
            case 1 -> ResourceType.USER;
            case 2 -> ResourceType.GROUP;
            default ->
                throw new IllegalStateException("the store holds a resource of the unknown type " + number);
        };
    }
}
