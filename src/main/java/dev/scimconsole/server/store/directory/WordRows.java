package dev.scimconsole.server.store.directory;

import dev.scimconsole.server.store.directory.StoredResource.Indexed;
import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.IdChunks;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.values.SearchWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The words by which a resource is found. All of them stand in the resource's own row, where a search looks
/// that reads rows anyway. A row of its own has each that no other key of the resource begins with, so that
/// creating somebody writes two or three, and a change that leaves the names alone writes none. With the name
/// in it, so that of thousands who are found and sorted only those of a page are looked at.
final class WordRows {

    /// What stands before each word in a resource's row.
    static final char BEFORE = '\n';

    private static final String INTO = "resource_word (organization_id, word, resource_id, type, "
            + "display_name_key)";

    private final Sql sql;

    WordRows(Sql sql) {
        this.sql = sql;
    }

    static String join(List<String> words) {
        StringBuilder joined = new StringBuilder();
        words.forEach(word -> joined.append(BEFORE).append(word));
        return joined.toString();
    }

    static List<String> split(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.substring(1).split("\n", -1));
    }

    void insert(StoredResource resource) {
        insert(resource, apart(resource.indexed()));
    }

    /// @param before what was found by until now
    void replace(StoredResource resource, Indexed before) {
        Indexed after = resource.indexed();
        if (after.words().equals(before.words()) && keys(after).equals(keys(before))) {
            return;
        }
        Set<String> gone = apart(before);
        Set<String> come = apart(after);
        if (after.displayNameKey().equals(before.displayNameKey())) {
            Set<String> both = new TreeSet<>(gone);
            both.retainAll(come);
            gone.removeAll(both);
            come.removeAll(both);
        }
        delete(resource.organizationId(), resource.id(), gone);
        insert(resource, come);
    }

    /// @param words perhaps more than have rows
    void delete(String organizationId, String id, Collection<String> words) {
        sql.writeLateOf(id);
        IdChunks.forEach(words, chunk -> sql.changeLater(
                "DELETE FROM resource_word WHERE organization_id = ? AND resource_id = ? AND word IN "
                        + IdChunks.marks(chunk),
                IdChunks.parameters(chunk, Id.of(organizationId), Id.of(id))));
    }

    private void insert(StoredResource resource, Collection<String> words) {
        Id organization = Id.of(resource.organizationId());
        Id id = Id.of(resource.id());
        words.forEach(word -> sql.insertLate(resource.id(), INTO, organization, word, id, resource.type(),
                new Sql.OptionalText(resource.indexed().displayNameKey())));
    }

    /// Those that are not found by how a key begins, and the domain's, which is looked for as a whole.
    private static Set<String> apart(Indexed indexed) {
        List<String> keys = keys(indexed);
        Set<String> words = new TreeSet<>();
        for (String word : indexed.words()) {
            if (SearchWords.isOfDomain(word) || !isBeginning(word, keys)) {
                words.add(word);
            }
        }
        return words;
    }

    private static boolean isBeginning(String word, List<String> keys) {
        for (String key : keys) {
            if (key.startsWith(word)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> keys(Indexed indexed) {
        List<String> keys = new ArrayList<>(indexed.emailKeys());
        indexed.userNameKey().ifPresent(keys::add);
        indexed.displayNameKey().ifPresent(keys::add);
        indexed.externalId().ifPresent(keys::add);
        return keys;
    }
}
