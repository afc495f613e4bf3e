package dev.scimconsole.server.directory;

import dev.scimconsole.contract.directory.DirectorySearch.Sort;
import dev.scimconsole.server.scim.resource.Identifiers;
import dev.scimconsole.server.store.directory.DirectoryPlace;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Where a page of users or groups ended, as text that leads on: the order, the id, the key in Base64 where
/// there is one, and the rank where there is one.
record DirectoryCursor(Sort sort, DirectoryPlace place) {

    /// Reads a cursor; empty when it is none of ours for this order.
    static Optional<DirectoryCursor> parse(String text, Sort sort) {
        String[] parts = text.split("\\.", -1);
        if (parts.length < 3 || parts.length > 4 || !parts[0].equals(sort.toString())
                || !Identifiers.hasForm(parts[1])) {
            return Optional.empty();
        }
        try {
            int rank = parts.length == 4 ? Integer.parseInt(parts[3]) : 0;
            Optional<String> key = Optional.of(parts[2]).filter(known -> !known.isEmpty())
                    .map(known -> new String(Base64.getUrlDecoder().decode(known), StandardCharsets.UTF_8));
            return key.filter(known -> known.indexOf('\0') >= 0).isPresent()
                    ? Optional.empty()
                    : Optional.of(new DirectoryCursor(sort, new DirectoryPlace(rank, key, parts[1])));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return sort + "." + place.id() + "." + place.key().map(key -> Base64.getUrlEncoder().withoutPadding()
                .encodeToString(key.getBytes(StandardCharsets.UTF_8))).orElse("")
                + (place.rank() == 0 ? "" : "." + place.rank());
    }
}
