package dev.scimconsole.server.scim.query;

import dev.scimconsole.server.scim.answer.AnswerRoom;
import dev.scimconsole.server.scim.answer.AnswerText;
import dev.scimconsole.server.scim.discovery.ScimLimits;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.resource.Memberships;
import dev.scimconsole.server.scim.resource.ResourceRenderer;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import dev.scimconsole.server.store.Expectations;
import dev.scimconsole.server.store.directory.ResourceRecords;
import dev.scimconsole.server.store.directory.ResourceRecords.GroupOf;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.values.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A search that has been checked and can be run inside a transaction.
public final class SearchOperation {

    /// Bytes that one group of a user takes as it is read and as it is sent.
    private static final int OF_A_GROUP = 350;
    /// Characters of what stands around the resources.
    private static final int AROUND = 1_024;

    private final SearchRequest request;
    private final List<SearchTarget> targets;
    private final ScimLimits limits;

    /// What a search found.
    ///
    /// @param listResponse RFC 7644 §3.4.2, written when it is asked for, which need not be inside the
    ///                     transaction
    /// @param onlyId       the id of what was found if it was just one: that is how an identity provider
    ///                     looks whether it and the service still agree about it
    public record Found(Supplier<AnswerText> listResponse, Optional<String> onlyId) {}

    /// @param schemas the types to search, in this order
    /// @throws ScimException 400 when the filter or the order can't be used
    public SearchOperation(SearchRequest request, List<ResourceSchema> schemas, ScimLimits limits) {
        this.request = request;
        this.targets = SearchTarget.of(request, schemas);
        this.limits = limits;
    }

    /// Says which page will be asked for, where an index finds few.
    public void foresee(Expectations expectations, String organizationId) {
        if (targets.size() == 1 && request.cursor().isEmpty() && request.count() > 0) {
            targets.getFirst().foreseeable(organizationId, request.ascending(), request.startIndex() - 1L,
                    request.count()).ifPresent(expectations::page);
        }
    }

    /// Whether it looks at more resources than it finds, so that it should not keep others waiting. Resources
    /// of several types are put in order one by one.
    public boolean isScan() {
        return targets.stream().anyMatch(SearchTarget::isScan)
                || (targets.size() > 1 && request.sortBy().isPresent());
    }

    /// Runs it.
    ///
    /// @param records of the running transaction
    /// @param baseUrl without a slash at the end
    /// @param room    takes what the answer is going to be
    /// @throws ScimException 400 when the cursor can't be used
    public Found run(ResourceRecords records, String organizationId, String baseUrl, AnswerRoom.Share room,
            Instant now) {
        Memberships memberships = new Memberships(records, organizationId, baseUrl, room);
        Search search = new Search(records, memberships, organizationId, baseUrl, request.ascending(),
                targets, limits, room::need);
        ResourceRenderer renderer = new ResourceRenderer(memberships, request.projection(), baseUrl);
        if (request.cursor().isEmpty()) {
            SearchResult result = search.page(request.startIndex() - 1, request.count());
            return found(result, listResponse(result, renderer, room, Optional.empty()));
        }
        String fingerprint = fingerprint(organizationId);
        Optional<Cursor> cursor = request.cursor().filter(text -> !text.isEmpty())
                .map(text -> Cursor.decode(text, fingerprint, targets.size(), now, limits.cursorLifetime()));
        SearchResult result = request.sortBy().isEmpty()
                ? search.pageAfter(cursor, request.count())
                : search.page(cursor.map(Cursor::offset).orElse(0L), request.count());
        return found(result, listResponse(result, renderer, room,
                Optional.of(new Cursor(fingerprint, now, result.total(), result.offset(),
                        cursor.map(Cursor::source).orElse(0), cursor.flatMap(Cursor::after)))));
    }

    private static Found found(SearchResult result, Supplier<AnswerText> listResponse) {
        return new Found(listResponse, result.total() == 1
                ? result.resources().stream().findFirst().map(StoredResource::id)
                : Optional.empty());
    }

    private String fingerprint(String organizationId) {
        String query = String.join("\n", organizationId,
                String.join(",", targets.stream().map(target -> target.schema().name()).toList()),
                request.filter().orElse(""), request.sortBy().orElse(""),
                String.valueOf(request.ascending()));
        return Sha256.digest(query.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
    }

    /// @param here the cursor of this page, for pages by cursor
    private Supplier<AnswerText> listResponse(SearchResult result, ResourceRenderer renderer,
            AnswerRoom.Share room, Optional<Cursor> here) {
        // They stand in memory as they are stored, which has been counted, and as they are sent.
        room.need(result.resources().stream().mapToLong(one -> one.document().length()).sum());
        Map<String, List<GroupOf>> groups = renderer.prepare(result.resources());
        room.need(groups.values().stream().mapToLong(List::size).sum() * OF_A_GROUP);
        if (result.resources().stream().allMatch(renderer::isWrittenLater)) {
            return () -> write(result, renderer, groups, here);
        }
        AnswerText written = write(result, renderer, groups, here);
        return () -> written;
    }

    private AnswerText write(SearchResult result, ResourceRenderer renderer,
            Map<String, List<GroupOf>> groups,
            Optional<Cursor> here) {
        AnswerText resources = new AnswerText(
                result.resources().stream().mapToLong(ResourceRenderer::expectedLength).sum());
        int written = writeResources(result.resources(), renderer, groups, resources);
        AnswerText out = new AnswerText(AROUND);
        out.append("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],\"totalResults\":")
                .append(result.total()).append(",\"itemsPerPage\":").append(written);
        boolean more = written > 0 && (result.more() || written < result.resources().size());
        if (here.isEmpty()) {
            out.append(",\"startIndex\":").append(request.startIndex());
        } else if (more) {
            StoredResource last = result.resources().get(written - 1);
            Cursor next = new Cursor(here.get().query(), here.get().issued(), result.total(),
                    result.offset() + written, result.sources().get(written - 1), Optional.of(last.id()));
            out.append(",\"nextCursor\":").append(Json.quote(next.encode()));
        }
        return out.append(",\"Resources\":[").append(resources).append("]}");
    }

    /// Ends the page early when it grows too large; `itemsPerPage` says so (RFC 7644 §3.4.2.4).
    private int writeResources(List<StoredResource> found, ResourceRenderer renderer,
            Map<String, List<GroupOf>> groups, AnswerText out) {
        for (int i = 0; i < found.size(); i++) {
            if (out.length() > limits.maxPageBytes()) {
                return i;
            }
            out.append(i == 0 ? "" : ",");
            renderer.write(out, found.get(i), groups);
        }
        return found.size();
    }
}
