package dev.scimconsole.server.scim.bulk;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.contract.activity.PassedOver;
import dev.scimconsole.server.scim.answer.AnswerText;
import dev.scimconsole.server.scim.error.ScimErrors;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.operation.Operation;
import dev.scimconsole.server.scim.operation.Operation.Transactions;
import dev.scimconsole.server.scim.operation.Reply;
import dev.scimconsole.server.scim.operation.ResourceRequests;
import dev.scimconsole.server.scim.operation.Told;
import dev.scimconsole.server.scim.operation.Work;
import dev.scimconsole.server.scim.tolerance.Notes;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import dev.scimconsole.server.store.failure.TakenException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Runs bulk requests (RFC 7644 §3.7). Most succeed as a whole, so all of it is tried in one transaction,
/// which waits for the disk once; only when something fails in it does each unit get a transaction of its
/// own.
public final class BulkRunner {

    private final ResourceRequests requests;
    private final int maxOperations;

    /// @param requests      check and run the operations
    /// @param maxOperations in one request
    public BulkRunner(ResourceRequests requests, int maxOperations) {
        this.requests = requests;
        this.maxOperations = maxOperations;
    }

    /// Checks a request.
    ///
    /// @throws ScimException 400 when it is no bulk request, 413 when it has too many operations
    public Operation read(ObjectNode body, String baseUrl) {
        BulkRequest request = BulkRequest.read(body, maxOperations);
        List<List<BulkStep>> units = BulkPlan.of(request, requests);
        return new Operation.Batch(transactions -> {
            Outcome[] outcomes = new Outcome[request.entries().size()];
            if (!runTogether(units, transactions, outcomes)) {
                runApart(units, request.failOnErrors(), transactions, outcomes);
            }
            return Reply.ok(() -> AnswerText.of(Json.write(response(outcomes, baseUrl))))
                    .passingOver(passedOver(outcomes))
                    .of(steps(outcomes));
        });
    }

    /// @return whether everything succeeded; if not, nothing was changed
    private static boolean runTogether(List<List<BulkStep>> units, Transactions transactions,
            Outcome[] outcomes) {
        try {
            transactions.write(work -> {
                units.forEach(unit -> runUnit(unit, work, outcomes));
                return null;
            });
            return true;
        } catch (ScimException e) {
            if (e.isForWhoeverAsks()) {
                throw e;
            }
            return false;
        } catch (TakenException _) {
            return false;
        }
    }

    private static void runApart(List<List<BulkStep>> units, int failOnErrors, Transactions transactions,
            Outcome[] outcomes) {
        Arrays.fill(outcomes, null);
        Set<Integer> failed = new HashSet<>();
        for (List<BulkStep> unit : units) {
            Optional<ScimException> missing = missing(unit, failed);
            Optional<ScimException> fault = missing;
            if (missing.isEmpty() || unit.getFirst().alone().isPresent()) {
                try {
                    fault = missing.isEmpty()
                            ? attempt(unit, transactions, outcomes)
                            : attemptAlone(unit.getFirst(), missing.get(), transactions, outcomes);
                } catch (StoreUnavailableException e) {
                    if (unit.equals(units.getFirst())) {
                        throw e;
                    }
                    // What was done before must be told; what comes after would meet the same.
                    fail(unit, ScimException.of(503, RefusalCode.UNAVAILABLE,
                            "The service lost its data on the way."), outcomes);
                    return;
                }
            }
            if (fault.isPresent()) {
                fail(unit, fault.get(), outcomes);
                unit.forEach(step -> failed.add(step.index()));
                if (failed.size() >= failOnErrors) {
                    return;
                }
            }
        }
    }

    private static void fail(List<BulkStep> unit, ScimException fault, Outcome[] outcomes) {
        unit.forEach(step -> outcomes[step.index()] = Outcome.failed(step, fault));
    }

    /// RFC 7644 §3.7.2: what refers to a resource that was not created can't be done: 409.
    private static Optional<ScimException> missing(List<BulkStep> unit, Set<Integer> failed) {
        for (BulkStep step : unit) {
            for (int referred : step.references()) {
                if (failed.contains(referred)) {
                    return Optional.of(ScimException.of(409, RefusalCode.BULK_REFERENCE_FAILED,
                            "It refers to an operation of this request that failed."));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<ScimException> attempt(List<BulkStep> unit, Transactions transactions,
            Outcome[] outcomes) {
        try {
            if (unit.size() == 1) {
                BulkStep step = unit.getFirst();
                Reply reply = transactions.change(step.change());
                outcomes[step.index()] = Outcome.done(step, reply);
            } else {
                transactions.write(work -> {
                    runUnit(unit, work, outcomes);
                    return null;
                });
            }
            return Optional.empty();
        } catch (ScimException e) {
            return Optional.of(e);
        } catch (TakenException e) {
            return Optional.of(ScimErrors.taken(e));
        }
    }

    private static Optional<ScimException> attemptAlone(BulkStep step, ScimException missing,
            Transactions transactions, Outcome[] outcomes) {
        try {
            Reply reply = transactions.instead(step.alone().orElseThrow(), missing);
            outcomes[step.index()] = Outcome.done(step, reply);
            return Optional.empty();
        } catch (ScimException e) {
            return Optional.of(e);
        }
    }

    private static void runUnit(List<BulkStep> unit, Work work, Outcome[] outcomes) {
        for (BulkStep step : unit) {
            outcomes[step.index()] = Outcome.done(step, step.change().action().run(work));
        }
        for (BulkStep step : unit) {
            step.completion().ifPresent(completion -> outcomes[step.index()] = outcomes[step.index()]
                    .finished(completion.run(work)));
        }
    }

    private static ObjectNode response(Outcome[] outcomes, String baseUrl) {
        ObjectNode response = Json.NODES.objectNode();
        response.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:BulkResponse");
        ArrayNode operations = response.putArray("Operations");
        for (Outcome outcome : outcomes) {
            if (outcome != null) {
                operations.add(outcome.json(baseUrl));
            }
        }
        return response;
    }

    private static List<PassedOver> passedOver(Outcome[] outcomes) {
        Notes notes = new Notes();
        for (Outcome outcome : outcomes) {
            if (outcome != null) {
                notes.addAll(outcome.tells().passedOver());
            }
        }
        return notes.list();
    }

    private static List<Told.Step> steps(Outcome[] outcomes) {
        return Arrays.stream(outcomes).filter(Objects::nonNull).map(Outcome::told).toList();
    }

    /// How an operation ended; there is none for one that never ran.
    private record Outcome(BulkStep step, int status, Optional<String> version, Optional<ScimException> error,
            Told tells) {

        static Outcome done(BulkStep step, Reply reply) {
            return new Outcome(step, reply.status(), Optional.ofNullable(reply.headers().get("ETag")),
                    Optional.empty(), reply.told());
        }

        Outcome finished(Reply completion) {
            return new Outcome(step, status, version, error, tells.and(completion.told()));
        }

        static Outcome failed(BulkStep step, ScimException error) {
            return new Outcome(step, error.status(), Optional.empty(), Optional.of(error),
                    Told.refusal(error));
        }

        ObjectNode json(String baseUrl) {
            ObjectNode json = Json.NODES.objectNode();
            json.put("method", step.entry().method());
            step.entry().bulkId().ifPresent(bulkId -> json.put("bulkId", bulkId));
            version.ifPresent(tag -> json.put("version", tag));
            boolean created = error.isEmpty() || !step.entry().method().equals("POST");
            step.location().filter(_ -> created).ifPresent(place -> json.put("location", baseUrl + place));
            json.put("status", String.valueOf(status));
            error.ifPresent(fault -> json.set("response", ScimErrors.json(fault)));
            return json;
        }

        Told.Step told() {
            return new Told.Step(step.entry().method(), step.entry().path(), step.entry().data(), status,
                    error.flatMap(ScimException::reason), tells);
        }
    }
}
