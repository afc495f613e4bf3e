package dev.scimconsole.server.store.directory;

import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.IdChunks;
import dev.scimconsole.server.store.sql.Row;
import dev.scimconsole.server.store.sql.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What was asked beforehand of some who may be put into a group or taken out of it, so that the change
/// itself need not be waited for. They and the group are held from then on: it stays true until this
/// transaction changes it, and is told once.
final class ForeseenMembers {

    /// More are asked when they are changed.
    private static final int MOST = 256;

    private final Sql sql;
    private final List<Asked> asked = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Place> places = new HashMap<>();
    private String groupId = "";

    ForeseenMembers(Sql sql) {
        this.sql = sql;
    }

    /// How a resource stands to a group.
    enum Place {
        /// It is no member.
        OUTSIDE,
        /// It is a member.
        MEMBER,
        /// It is a member, and the group is the first of its groups.
        FIRST
    }

    /// Asks about these, behind a question for the group that holds it.
    void expect(String organizationId, String group, Stream<String> memberIds) {
        if (!sql.asksTogether()) {
            return;
        }
        // A request may name all members of a large group, which are not to be kept twice.
        List<String> members = memberIds.limit(MOST + 1).toList();
        if (members.size() > MOST) {
            return;
        }
        groupId = group;
        ids.addAll(members);
        IdChunks.forEach(Id.among(members), chunk -> {
            sql.expect(sql.dialect().holdResources("IN " + IdChunks.marks(chunk)), _ -> true,
                    IdChunks.parameters(chunk, Id.of(organizationId)));
            Asked places = new Asked("""
                    SELECT r.id, (SELECT m.is_first FROM membership m
                      WHERE m.organization_id = r.organization_id AND m.group_id = ? AND m.member_id = r.id)
                    FROM resource r WHERE r.organization_id = ? AND r.id IN\s""" + IdChunks.marks(chunk),
                    IdChunks.parameters(chunk, Id.of(group), Id.of(organizationId)));
            sql.expect(places.text, ForeseenMembers::place, places.parameters);
            asked.add(places);
        });
    }

    /// How those of these stand to the group who are resources; empty when it was not asked of each.
    Optional<Map<String, Place>> take(String group, Collection<String> memberIds) {
        takeAnswers();
        boolean all = group.equals(groupId) && ids.containsAll(memberIds);
        memberIds.forEach(ids::remove);
        if (!all) {
            return Optional.empty();
        }
        Map<String, Place> taken = new HashMap<>(places);
        taken.keySet().retainAll(memberIds);
        return Optional.of(taken);
    }

    /// Forgets it: other changes made it stale.
    void forget() {
        asked.clear();
        ids.clear();
    }

    private void takeAnswers() {
        for (Asked question : asked) {
            sql.<Map.Entry<String, Place>>takeAnswer(question.text, question.parameters).ifPresentOrElse(
                    answers -> answers.forEach(one -> places.put(one.getKey(), one.getValue())),
                    ids::clear);
        }
        asked.clear();
    }

    private static Map.Entry<String, Place> place(Row row) {
        return Map.entry(row.id(1),
                row.optionalFlag(2).map(first -> first ? Place.FIRST : Place.MEMBER).orElse(Place.OUTSIDE));
    }

    private record Asked(String text, Object[] parameters) {}
}
