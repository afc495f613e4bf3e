package dev.scimconsole.server.scim.bulk;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.scim.bulk.BulkRequest.Entry;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.error.ScimType;
import dev.scimconsole.server.scim.operation.Operation.Action;
import dev.scimconsole.server.scim.operation.Operation.Changing;
import dev.scimconsole.server.scim.operation.Operation.Foresight;
import dev.scimconsole.server.scim.operation.ResourceRequests;
import dev.scimconsole.server.scim.resource.Projection;
import dev.scimconsole.server.scim.resource.ResourceDraft;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import dev.scimconsole.server.scim.tolerance.Notes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Turns a bulk request into steps, in units that run in one transaction each (RFC 7644 §3.7).
final class BulkPlan {

    // The answer leaves resources out, so nothing of them needs to be looked up.
    private static final Projection NO_MEMBERSHIPS = new Projection(List.of(), List.of("members", "groups"));

    private final ResourceRequests requests;
    private final List<Entry> entries;
    private final BulkIds ids = new BulkIds();
    private final Map<String, Integer> creators = new HashMap<>();
    private final Map<Integer, ScimException> faults = new HashMap<>();

    private BulkPlan(ResourceRequests requests, List<Entry> entries) {
        this.requests = requests;
        this.entries = entries;
    }

    /// Plans a request.
    static List<List<BulkStep>> of(BulkRequest request, ResourceRequests requests) {
        BulkPlan plan = new BulkPlan(requests, request.entries());
        plan.assignIds();
        List<List<Integer>> references = plan.references();
        return BulkOrder.of(references).stream()
                .map(unit -> unit.stream().map(index -> plan.step(index, references.get(index), unit))
                        .toList())
                .toList();
    }

    private void assignIds() {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.fault().isPresent()) {
                faults.put(i, entry.fault().get());
            }
            if (!entry.method().equals("POST")) {
                continue;
            }
            if (entry.bulkId().filter(id -> !id.isBlank()).isEmpty()) {
                faults.put(i, ScimException.invalidValue(RefusalCode.BULK_ID_MISSING, "bulkId",
                        "is required with POST."));
            } else if (ids.assign(entry.bulkId().get(), requests::newId)) {
                creators.put(entry.bulkId().get(), i);
            } else {
                String bulkId = ScimException.shortened(entry.bulkId().get());
                faults.put(i, ScimException
                        .invalidValue(RefusalCode.BULK_ID_TWICE, "bulkId", "is used twice: " + bulkId + ".")
                        .about(bulkId));
            }
        }
    }

    private List<List<Integer>> references() {
        List<List<Integer>> all = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            List<Integer> referred = new ArrayList<>();
            for (String bulkId : BulkIds.references(entries.get(i).path(), entries.get(i).data())) {
                Integer creator = creators.get(bulkId);
                if (creator == null) {
                    faults.putIfAbsent(i,
                            ScimException
                                    .invalidValue(RefusalCode.BULK_ID_UNKNOWN,
                                            "bulkId:" + ScimException.shortened(bulkId),
                                            "refers to no POST in this request.")
                                    .about(ScimException.shortened(bulkId)));
                } else {
                    referred.add(creator);
                }
            }
            all.add(referred);
        }
        return all;
    }

    private BulkStep step(int index, List<Integer> references, List<Integer> unit) {
        Entry entry = entries.get(index);
        List<String> path = List.of(ids.resolve(entry.path()).split("/", -1)).stream()
                .filter(segment -> !segment.isEmpty()).toList();
        try {
            if (faults.containsKey(index)) {
                throw faults.get(index);
            }
            ResourceSchema schema = schema(path);
            return entry.method().equals("POST")
                    ? creating(index, references, schema, path, unit)
                    : changing(index, references, schema, path);
        } catch (ScimException fault) {
            Optional<Changing> alone = alone(entry, path);
            return new BulkStep(index, entry, references,
                    alone.map(_ -> ResourceSchema.USER.endpoint() + "/" + path.getLast()), new Changing(_ -> {
                        throw fault;
                    }, alone.flatMap(Changing::ifRefused), Foresight.NONE), Optional.empty(), alone);
        }
    }

    /// A change of a user without what it refers to: it may be all that is left to say of whoever leaves.
    private Optional<Changing> alone(Entry entry, List<String> path) {
        boolean change = entry.method().equals("PUT") || entry.method().equals("PATCH");
        return change && path.size() == 2 && ResourceSchema.USER.endpoint().equals("/" + path.getFirst())
                && BulkIds.references(entry.path(), Optional.empty()).isEmpty()
                        ? entry.data().filter(tree -> !BulkIds.references("", Optional.of(tree)).isEmpty())
                                .map(tree -> change(entry, ResourceSchema.USER, path.getLast(),
                                        (ObjectNode) BulkIds.unusable(tree)))
                        : Optional.empty();
    }

    private BulkStep creating(int index, List<Integer> references, ResourceSchema schema, List<String> path,
            List<Integer> unit) {
        Entry entry = entries.get(index);
        if (path.size() != 1) {
            throw badPath();
        }
        String id = ids.id(entry.bulkId().orElseThrow()).orElseThrow();
        Notes notes = new Notes();
        ResourceDraft draft = ResourceDraft.read(data(entry), schema, notes);
        List<String> later = new ArrayList<>();
        List<String> now = new ArrayList<>();
        Set<String> unitIds = idsOf(unit, id);
        draft.members().forEach(member -> (unitIds.contains(member) ? later : now).add(member));
        Action create = requests.create(schema, new ResourceDraft(draft.attributes(), now), notes, id,
                NO_MEMBERSHIPS);
        Optional<Action> completion = later.isEmpty()
                ? Optional.empty()
                : Optional.of(requests.addMembers(id, later));
        return new BulkStep(index, entry, references, Optional.of(schema.endpoint() + "/" + id),
                new Changing(create), completion, Optional.empty());
    }

    /// The ids of the other resources in a circle.
    private Set<String> idsOf(List<Integer> unit, String own) {
        Set<String> unitIds = new HashSet<>();
        for (int index : unit) {
            entries.get(index).bulkId().flatMap(ids::id).ifPresent(unitIds::add);
        }
        unitIds.remove(own);
        return unitIds;
    }

    private BulkStep changing(int index, List<Integer> references, ResourceSchema schema, List<String> path) {
        Entry entry = entries.get(index);
        if (path.size() != 2) {
            throw badPath();
        }
        String id = path.get(1);
        Changing change = switch (entry.method()) {
            case "PUT", "PATCH" -> change(entry, schema, id, data(entry));
            case "DELETE" -> requests.delete(schema, id, ifMatch(entry));
            default -> throw ScimException.badRequest(ScimType.INVALID_SYNTAX, RefusalCode.BULK_PART,
                    "method must be POST, PUT, PATCH or DELETE.").about("method");
        };
        return new BulkStep(index, entry, references, Optional.of(schema.endpoint() + "/" + id), change,
                Optional.empty(), alone(entry, path));
    }

    private Changing change(Entry entry, ResourceSchema schema, String id, ObjectNode data) {
        return entry.method().equals("PUT")
                ? requests.replace(schema, id, data, () -> NO_MEMBERSHIPS, ifMatch(entry))
                : requests.patch(schema, id, data, () -> NO_MEMBERSHIPS, ifMatch(entry));
    }

    private static List<String> ifMatch(Entry entry) {
        return entry.version().map(List::of).orElse(List.of());
    }

    private ObjectNode data(Entry entry) {
        return entry.data().map(tree -> (ObjectNode) ids.resolve(tree))
                .orElseThrow(() -> ScimException.invalidValue(RefusalCode.BULK_WITHOUT_DATA, "data",
                        "is required with " + entry.method()
                                + "."));
    }

    private static ResourceSchema schema(List<String> path) {
        return ResourceSchema.ALL.stream()
                .filter(schema -> !path.isEmpty() && schema.endpoint().equals("/" + path.getFirst()))
                .findFirst()
                .orElseThrow(BulkPlan::badPath);
    }

    private static ScimException badPath() {
        return ScimException.invalidValue(RefusalCode.BULK_PART, "path",
                "must be /Users or /Groups, with an id behind it unless the "
                        + "method is POST.");
    }
}
