package dev.scimconsole.server.store.directory;

import dev.scimconsole.server.store.refusals.RefusalRecords;
import dev.scimconsole.server.store.sql.Dialect;
import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.IdChunks;
import dev.scimconsole.server.store.sql.Text;
import dev.scimconsole.server.values.ResourceType;
import dev.scimconsole.server.values.SearchWords;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// One thing that a row `r` of `resource` must fulfil to be listed, in SQL in two ways: read by an index, or
/// looked at.
sealed interface DirectoryCriterion {

    /// How those who fulfil it are read by indexes, one after the other; one may be read more than once. None
    /// where no index tells them.
    List<Part> parts(String organizationId, ResourceType type);

    /// What is true of a row `r` that fulfils it.
    Fragment test(String organizationId);

    /// All that a filter asks for.
    static List<DirectoryCriterion> of(DirectoryFilter filter, Dialect dialect) {
        List<DirectoryCriterion> all = new ArrayList<>();
        filter.words().forEach(word -> all.add(new Word(word)));
        filter.state().ifPresent(state -> all.add(switch (state) {
            case ACTIVE -> new Active(true);
            case DEACTIVATED -> new Active(false);
            case REFUSED -> new Refused(dialect);
            case PROTECTED -> new Listed("protected_user");
            case INVITED -> new Listed("email_invite");
        }));
        filter.writtenBy().ifPresent(userAgents -> all.add(new WrittenBy(userAgents)));
        filter.groupId().ifPresent(group -> all.add(new InGroup(group)));
        return List.copyOf(all);
    }

    /// Text with its parameters.
    record Fragment(String text, List<Object> parameters) {}

    /// Rows of an index.
    ///
    /// @param from  where they stand
    /// @param id    of the resource, in them
    /// @param where which
    /// @param join  how `r` belongs to them; blank where they are `r` themselves
    /// @param named whether they hold the resource's type and name themselves
    record Part(String from, String id, Fragment where, String join, boolean named) {

        static Part of(String condition, String organizationId, ResourceType type, List<Object> parameters) {
            List<Object> all = new ArrayList<>(List.of(Id.of(organizationId), type));
            all.addAll(parameters);
            return new Part("resource r", "r.id",
                    new Fragment("r.organization_id = ? AND r.type = ? AND " + condition, all), "", false);
        }

        Part withNames() {
            return new Part(from, id, where, join, true);
        }

        static Part joined(String table, String id, String condition, String organizationId,
                List<Object> parameters) {
            List<Object> all = new ArrayList<>(List.of(Id.of(organizationId)));
            all.addAll(parameters);
            return new Part(table, "x." + id, new Fragment("x.organization_id = ? AND " + condition, all),
                    "r.organization_id = x.organization_id AND r.id = x." + id, false);
        }
    }

    /// Begins a word of a name, or of what else people are called by.
    record Word(SearchWords.Wanted wanted) implements DirectoryCriterion {

        @Override
        public List<Part> parts(String organizationId, ResourceType type) {
            Set<String> beginnings = new LinkedHashSet<>(List.of(wanted.plain(), wanted.folded()));
            List<Part> parts = new ArrayList<>();
            for (String beginning : beginnings) {
                parts.add(key("r.display_name_key", beginning, organizationId, type));
                if (type == ResourceType.USER) {
                    parts.add(key("r.user_name_key", beginning, organizationId, type));
                }
            }
            parts.add(row("resource_word", "word", wanted.folded(), organizationId).withNames());
            for (String beginning : beginnings) {
                if (type == ResourceType.USER) {
                    parts.add(row("resource_email", "email_key", beginning, organizationId));
                }
                parts.add(key("r.external_id", beginning, organizationId, type));
            }
            return parts;
        }

        @Override
        public Fragment test(String organizationId) {
            return new Fragment("r.words LIKE ? ESCAPE '!'", List.of("%" + WordRows.BEFORE
                    + wanted.folded().replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"));
        }

        private static Part key(String column, String beginning, String organizationId, ResourceType type) {
            Fragment range = range(column, beginning);
            return Part.of(range.text(), organizationId, type, range.parameters());
        }

        private static Part row(String table, String column, String beginning, String organizationId) {
            Fragment range = range("x." + column, beginning);
            return Part.joined(table + " x", "resource_id", range.text(), organizationId, range.parameters());
        }

        private static Fragment range(String column, String beginning) {
            String end = Text.afterAllStartingWith(beginning);
            return end.isEmpty()
                    ? new Fragment(column + " >= ?", List.of(beginning))
                    : new Fragment(column + " >= ? AND " + column + " < ?", List.of(beginning, end));
        }
    }

    /// May sign in, or may not. Only of the latter, who are few mostly, there is an index.
    record Active(boolean active) implements DirectoryCriterion {

        @Override
        public List<Part> parts(String organizationId, ResourceType type) {
            return active ? List.of() : List.of(Part.of("r.active = 0", organizationId, type, List.of()));
        }

        @Override
        public Fragment test(String organizationId) {
            return new Fragment("r.active = " + (active ? 1 : 0), List.of());
        }
    }

    /// A change was refused.
    record Refused(Dialect dialect) implements DirectoryCriterion {

        private String open() {
            return "(SELECT c.organization_id, r.id AS user_id" + RefusalRecords.open(dialect)
                    + " AND p.user_id IS NULL) x";
        }

        @Override
        public List<Part> parts(String organizationId, ResourceType type) {
            return List.of(new Part(open(), "x.user_id",
                    new Fragment("1 = 1", List.of(ResourceType.USER, Id.of(organizationId))),
                    "r.organization_id = x.organization_id AND r.id = x.user_id", false));
        }

        @Override
        public Fragment test(String organizationId) {
            return new Fragment("r.id IN (SELECT x.user_id FROM " + open() + ")",
                    List.of(ResourceType.USER, Id.of(organizationId)));
        }
    }

    /// Stands in a table of users, such as those who were to get an email invite.
    ///
    /// @param table with a row for each `user_id`
    record Listed(String table) implements DirectoryCriterion {

        @Override
        public List<Part> parts(String organizationId, ResourceType type) {
            return List.of(Part.joined(table + " x", "user_id", "1 = 1", organizationId, List.of()));
        }

        @Override
        public Fragment test(String organizationId) {
            return new Fragment(
                    "EXISTS (SELECT 1 FROM " + table + " i WHERE i.organization_id = r.organization_id "
                            + "AND i.user_id = r.id)",
                    List.of());
        }
    }

    /// Written last by a client that names itself so.
    record WrittenBy(List<String> userAgents) implements DirectoryCriterion {

        @Override
        public List<Part> parts(String organizationId, ResourceType type) {
            return userAgents.stream()
                    .map(agent -> Part.of("r.written_by = ?", organizationId, type, List.of(agent)))
                    .toList();
        }

        @Override
        public Fragment test(String organizationId) {
            return userAgents.isEmpty()
                    ? new Fragment("1 = 0", List.of())
                    : new Fragment("r.written_by IN " + IdChunks.marks(userAgents), List.copyOf(userAgents));
        }
    }

    /// A direct member of a group.
    record InGroup(String groupId) implements DirectoryCriterion {

        @Override
        public List<Part> parts(String organizationId, ResourceType type) {
            return List.of(Part.joined("membership x", "member_id", "x.group_id = ?", organizationId,
                    List.of(Id.of(groupId))));
        }

        @Override
        public Fragment test(String organizationId) {
            return new Fragment(
                    "EXISTS (SELECT 1 FROM membership m WHERE m.organization_id = r.organization_id "
                            + "AND m.member_id = r.id AND m.group_id = ?)",
                    List.of(Id.of(groupId)));
        }
    }

    /// Everybody: those who are few enough to be sorted by anything.
    record Everybody() implements DirectoryCriterion {

        @Override
        public List<Part> parts(String organizationId, ResourceType type) {
            return List.of(Part.of("1 = 1", organizationId, type, List.of()));
        }

        @Override
        public Fragment test(String organizationId) {
            return new Fragment("1 = 1", List.of());
        }
    }
}
