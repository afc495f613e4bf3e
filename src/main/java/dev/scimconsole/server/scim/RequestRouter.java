package dev.scimconsole.server.scim;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.scim.answer.AnswerText;
import dev.scimconsole.server.scim.bulk.BulkRunner;
import dev.scimconsole.server.scim.discovery.Discovery;
import dev.scimconsole.server.scim.discovery.ScimLimits;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.operation.Operation;
import dev.scimconsole.server.scim.operation.Reply;
import dev.scimconsole.server.scim.operation.ResourceRequests;
import dev.scimconsole.server.scim.query.SearchOperation;
import dev.scimconsole.server.scim.query.SearchParameters;
import dev.scimconsole.server.scim.query.SearchRequest;
import dev.scimconsole.server.scim.resource.Memberships;
import dev.scimconsole.server.scim.resource.Projection;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// Finds out what a request wants and checks all of it that can be checked without the store.
final class RequestRouter {

    private static final String SEARCH = ".search";
    private static final String GROUPS = "Groups";
    private static final String BULK = "Bulk";

    private final ScimLimits limits;
    private final InstantSource clock;
    private final ResourceRequests requests;
    private final BulkRunner bulk;
    private final Discovery discovery;

    RequestRouter(ScimLimits limits, InstantSource clock, ResourceRequests requests) {
        this.limits = limits;
        this.clock = clock;
        this.requests = requests;
        this.bulk = new BulkRunner(requests, limits.maxBulkOperations());
        this.discovery = new Discovery(limits);
    }

    /// @throws ScimException when the request can't be served whatever the store holds
    Operation route(ScimRequest request, JsonBody body) {
        List<String> path = RequestUrl.segments(request.path());
        if (path.isEmpty()) {
            return request.method().equals("GET")
                    ? search(readSearch(request), ResourceSchema.ALL)
                    : notAllowed(request, "GET");
        }
        return switch (path.getFirst()) {
            case "Users" -> resource(request, body, ResourceSchema.USER, path);
            case GROUPS -> resource(request, body, ResourceSchema.GROUP, path);
            case SEARCH -> {
                requireSize(path, 1);
                yield postedSearch(request, body, ResourceSchema.ALL);
            }
            case BULK -> {
                requireSize(path, 1);
                yield request.method().equals("POST")
                        ? bulk.read(read(request, body), request.baseUrl())
                        : notAllowed(request, "POST");
            }
            case "ServiceProviderConfig" -> {
                requireSize(path, 1);
                yield document(request, discovery::serviceProviderConfig);
            }
            case "ResourceTypes" -> documents(request, path, discovery::resourceTypes,
                    id -> base -> discovery.resourceType(id, base));
            case "Schemas" -> documents(request, path, discovery::schemas,
                    id -> base -> discovery.schema(id, base));
            // RFC 7644 §3.11: an organization's token stands for no user.
            case "Me" ->
                throw ScimException.ofNoChange(501, "The token belongs to the organization, not to a user.");
            default -> throw noEndpoint();
        };
    }

    private Operation resource(ScimRequest request, JsonBody body, ResourceSchema schema, List<String> path) {
        if (path.size() == 1) {
            return switch (request.method()) {
                case "GET" -> search(readSearch(request), List.of(schema));
                case "POST" -> requests.create(schema, read(request, body), projection(request));
                default -> notAllowed(request, "GET, POST");
            };
        }
        requireSize(path, 2);
        return path.get(1).equals(SEARCH)
                ? postedSearch(request, body, List.of(schema))
                : single(request, body, schema, path.get(1));
    }

    private Operation single(ScimRequest request, JsonBody body, ResourceSchema schema, String id) {
        List<String> ifMatch = Headers.all(request, "if-match");
        return switch (request.method()) {
            case "GET" -> {
                Projection projection = projection(request);
                Operation.Foresight one = ResourceRequests.one(schema, id);
                yield new Operation.Reading(requests.read(schema, id, projection,
                        Headers.all(request, "if-none-match")),
                        schema == ResourceSchema.GROUP && projection.includes(schema, "members")
                                ? one.and((expected, organizationId) -> Memberships.expect(expected,
                                        organizationId, id))
                                : one);
            }
            case "PUT" -> changing(request, body, schema,
                    tree -> requests.replace(schema, id, tree, () -> projection(request), ifMatch));
            case "PATCH" -> changing(request, body, schema,
                    tree -> requests.patch(schema, id, tree, () -> projection(request), ifMatch));
            case "DELETE" -> requests.delete(schema, id, ifMatch);
            default -> notAllowed(request, "GET, PUT, PATCH, DELETE");
        };
    }

    private Operation.Changing changing(ScimRequest request, JsonBody body, ResourceSchema schema,
            Function<ObjectNode, Operation.Changing> wanted) {
        try {
            return wanted.apply(read(request, body));
        } catch (ScimException fault) {
            if (schema != ResourceSchema.USER || fault.scimType().isEmpty()) {
                throw fault;
            }
            // It can be read, if only in one way of two; whether it is refused depends on the user.
            Operation.Changing lenient = wanted.apply(body.readWithDuplicates());
            return new Operation.Changing(_ -> {
                throw fault;
            }, lenient.ifRefused(), lenient.foresight());
        }
    }

    private SearchRequest readSearch(ScimRequest request) {
        return SearchParameters.read(RequestUrl.parameters(request), limits);
    }

    /// RFC 7644 §3.4.3.
    private Operation postedSearch(ScimRequest request, JsonBody body, List<ResourceSchema> schemas) {
        return request.method().equals("POST")
                ? search(SearchParameters.read(read(request, body), limits), schemas)
                : notAllowed(request, "POST");
    }

    private Operation search(SearchRequest search, List<ResourceSchema> schemas) {
        SearchOperation operation = new SearchOperation(search, schemas, limits);
        Operation.Action action = work -> {
            SearchOperation.Found found = operation.run(work.transaction().resources(), work.organizationId(),
                    work.baseUrl(), work.room(), clock.instant());
            Reply reply = Reply.ok(found.listResponse());
            return schemas.equals(List.of(ResourceSchema.USER))
                    ? found.onlyId().map(reply::about).orElse(reply)
                    : reply;
        };
        return operation.isScan()
                ? new Operation.Scanning(action)
                : new Operation.Reading(action, operation::foresee);
    }

    private static Operation document(ScimRequest request, Function<String, ObjectNode> document) {
        if (!request.method().equals("GET")) {
            return notAllowed(request, "GET");
        }
        // RFC 7644 §4: a filter on discovery documents is refused.
        if (RequestUrl.parameters(request).get("filter").isPresent()) {
            throw ScimException.ofNoChange(403, "Discovery documents can't be filtered.");
        }
        return new Operation.Reading(
                work -> Reply.ok(() -> AnswerText.of(Json.write(document.apply(work.baseUrl())))));
    }

    private static Operation documents(ScimRequest request, List<String> path,
            Function<String, List<ObjectNode>> all, Function<String, Function<String, ObjectNode>> one) {
        if (path.size() == 1) {
            return document(request, base -> Discovery.list(all.apply(base)));
        }
        requireSize(path, 2);
        return document(request, one.apply(path.get(1)));
    }

    private static Projection projection(ScimRequest request) {
        return SearchParameters.projection(RequestUrl.parameters(request));
    }

    private ObjectNode read(ScimRequest request, JsonBody body) {
        if (request.body().length > largestBody(request.path())) {
            throw tooLarge(request);
        }
        return body.read(first(request.path()).equals(GROUPS));
    }

    /// Bytes that a body may have.
    int largestBody(String path) {
        return switch (first(path)) {
            case GROUPS -> limits.maxGroupBytes();
            case BULK -> limits.maxBulkBytes();
            default -> limits.maxBodyBytes();
        };
    }

    /// 413, naming the limit that was exceeded.
    ScimException tooLarge(ScimRequest request) {
        return ScimException.of(413, RefusalCode.TOO_LARGE, switch (first(request.path())) {
            case GROUPS -> "The body is larger than " + limits.maxGroupBytes()
                    + " bytes, the most that a request about a group may have. Add members some at a time.";
            case BULK -> "The body is larger than " + limits.maxBulkBytes()
                    + " bytes, the maxPayloadSize of bulk requests. Send fewer operations at a time.";
            default -> "The body is larger than " + limits.maxBodyBytes()
                    + " bytes, the most that a request about a user may have.";
        }).expecting(Integer.toString(largestBody(request.path())));
    }

    /// What the request is about; empty where that can't be read, which is told when it is served.
    private static String first(String path) {
        try {
            List<String> segments = RequestUrl.segments(path);
            return segments.isEmpty() ? "" : segments.getFirst();
        } catch (ScimException _) {
            return "";
        }
    }

    private static void requireSize(List<String> path, int size) {
        if (path.size() != size) {
            throw noEndpoint();
        }
    }

    private static Operation notAllowed(ScimRequest request, String allowed) {
        return new Operation.Reading(_ -> ErrorAnswer.notAllowed(request.method(), allowed));
    }

    private static ScimException noEndpoint() {
        return ScimException.of(404, RefusalCode.NO_ENDPOINT,
                "There is no such endpoint.");
    }
}
