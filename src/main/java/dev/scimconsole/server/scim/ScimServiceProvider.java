package dev.scimconsole.server.scim;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.scim.answer.AnswerBody;
import dev.scimconsole.server.scim.answer.AnswerRoom;
import dev.scimconsole.server.scim.answer.AnswerText;
import dev.scimconsole.server.scim.answer.NoRoomException;
import dev.scimconsole.server.scim.discovery.ScimLimits;
import dev.scimconsole.server.scim.error.ScimErrors;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.operation.LeaverGate;
import dev.scimconsole.server.scim.operation.Operation;
import dev.scimconsole.server.scim.operation.Reply;
import dev.scimconsole.server.scim.operation.ResourceOperations;
import dev.scimconsole.server.scim.operation.ResourceRequests;
import dev.scimconsole.server.scim.operation.Work;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.failure.ScanTooLargeException;
import dev.scimconsole.server.store.failure.ScansWaitException;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import dev.scimconsole.server.store.failure.TakenException;
import dev.scimconsole.server.token.PresentedToken;
import dev.scimconsole.server.token.TokenAuthentication;
import dev.scimconsole.server.token.TokenDecision;
import dev.scimconsole.server.values.EventIds;
import dev.scimconsole.server.values.RequestOrigin;
import dev.scimconsole.server.values.RequestStyle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The SCIM 2.0 service provider (RFC 7643, RFC 7644, RFC 9865) on a [Store].
///
/// A request is checked as far as possible before its transaction starts, because the writing ones share one
/// thread. Inside the transaction the token is judged first: a refresh holds for every request that begins
/// after it was answered, and nobody without a token learns what else is wrong with a request.
public final class ScimServiceProvider implements ScimService {

    /// The largest body that is held until what of it is kept has been written.
    private static final int LARGEST_KEPT = 16 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(ScimServiceProvider.class);
    /// Far above what an empty list takes.
    private static final int LONGEST_EMPTY_LIST = 512;
    private static final int LONGEST_REQUEST_ID = 100;

    private final Store store;
    private final InstantSource clock;
    private final TokenAuthentication tokens;
    private final ScimLimits limits;
    private final RequestRouter router;
    private final UserCreations userCreations;
    private final AnswerRoom room;

    /// A service with the limits of [ScimLimits#STANDARD].
    public ScimServiceProvider(Store store, TokenAuthentication tokens, InstantSource clock) {
        this(store, tokens, clock, ScimLimits.STANDARD, UserCreations.UNHEARD, AnswerRoom.ofThisProcess());
    }

    /// A service that tells of users that are created.
    public ScimServiceProvider(Store store, TokenAuthentication tokens, InstantSource clock,
            UserCreations userCreations) {
        this(store, tokens, clock, ScimLimits.STANDARD, userCreations, AnswerRoom.ofThisProcess());
    }

    /// A service with other limits.
    public ScimServiceProvider(Store store, TokenAuthentication tokens, InstantSource clock,
            ScimLimits limits) {
        this(store, tokens, clock, limits, UserCreations.UNHEARD, AnswerRoom.ofThisProcess());
    }

    ScimServiceProvider(Store store, TokenAuthentication tokens, InstantSource clock, ScimLimits limits,
            UserCreations userCreations, AnswerRoom room) {
        this.store = store;
        this.room = room;
        this.clock = clock;
        this.userCreations = userCreations;
        this.tokens = tokens;
        this.limits = limits;
        this.router = new RequestRouter(limits, clock, new ResourceRequests(new ResourceOperations(clock)));
    }

    @Override
    public ScimAnswer answer(ScimRequest request) {
        Call call = new Call(request);
        return call.finish(call.reply(call::checked));
    }

    @Override
    public ScimAnswer refuse(ScimRequest request, TokenDecision decision) {
        Call call = new Call(request);
        call.decision = Optional.of(decision);
        return call.finish(ErrorAnswer.of(ErrorAnswer.refused(decision)));
    }

    @Override
    public int largestBody(String path) {
        return router.largestBody(path);
    }

    @Override
    public ScimAnswer tooLarge(ScimRequest request) {
        Call call = new Call(request);
        return call.finish(call.reply(() -> refusing(router.tooLarge(request))));
    }

    @Override
    public ScimAnswer unreadable(ScimRequest request, int status, RefusalCode code, String detail) {
        Call call = new Call(request);
        return call.finish(call.reply(() -> refusing(ScimException.of(status, code, detail))));
    }

    @Override
    public ScimAnswer unavailable(ScimRequest request) {
        return new Call(request).finish(ErrorAnswer.unavailable());
    }

    private static Operation refusing(ScimException fault) {
        return new Operation.Reading(_ -> {
            throw fault;
        });
    }

    /// One request on its way.
    private final class Call {

        private final ScimRequest request;
        private final AnswerRoom.Share share = room.share();
        private Optional<Asked> asked = Optional.empty();
        private Optional<TokenDecision> decision = Optional.empty();

        Call(ScimRequest request) {
            this.request = request;
        }

        Reply reply(Supplier<Operation> wanted) {
            try {
                if (!(request.presented() instanceof PresentedToken.WellFormed)) {
                    decision = Optional.of(new TokenDecision.Unusable(request.presented()));
                    throw ErrorAnswer.refused(decision.get());
                }
                return serve(wanted.get()).written();
            } catch (ScimException e) {
                return ErrorAnswer.of(e);
            } catch (TakenException e) {
                return ErrorAnswer.of(ScimErrors.taken(e));
            } catch (ScanTooLargeException _) {
                return ErrorAnswer.of(ScimErrors.tooMany());
            } catch (ScansWaitException _) {
                decision = Optional.empty();
                return ErrorAnswer.tooManyScans();
            } catch (NoRoomException _) {
                decision = Optional.empty();
                return ErrorAnswer.noRoom();
            } catch (StoreUnavailableException e) {
                LOG.warn("The store is unavailable: {}", e.getMessage());
                decision = Optional.empty();
                return ErrorAnswer.unavailable();
            } catch (RuntimeException e) {
                String requestId = requestId();
                LOG.error("Request {} failed unforeseen", requestId, e);
                return ErrorAnswer.unforeseen(requestId);
            }
        }

        /// What the request wants; a fault in it is kept until the token has been judged.
        private Operation checked() {
            JsonBody body = new JsonBody(request);
            try {
                return router.route(request, body);
            } catch (ScimException fault) {
                return refusing(fault);
            } finally {
                // Now, so that nothing holds a large body while the transaction runs.
                asked = Optional.of(asked(body));
            }
        }

        private Asked asked(JsonBody body) {
            RequestedAction action = RequestedAction.of(request.method(), request.path(), body.ifReadable(),
                    print());
            return new Asked(
                    action.keeping(request.body().length <= LARGEST_KEPT ? body.asked() : Optional.empty()),
                    RequestStyles.of(request, body.ifReadable()));
        }

        /// Only members come some at a time, so that two requests about them may be two changes; and what is
        /// to be created may have no name by which it is told from others.
        private int print() {
            boolean ofGroup = request.method().equals("PATCH") && request.path().startsWith("/Groups/");
            return ofGroup || request.method().equals("POST") ? Arrays.hashCode(request.body()) : 0;
        }

        private Reply serve(Operation operation) {
            return switch (operation) {
                case Operation.Reading(Operation.Action action, Operation.Foresight foresight) ->
                    inRoom(() -> store.read(transaction -> action.run(work(transaction, foresight))));
                case Operation.Scanning(Operation.Action action) ->
                    inRoom(() -> store.scan(limits.scanBudget(),
                            transaction -> action.run(work(transaction, Operation.Foresight.NONE))));
                case Operation.Changing changing -> transactions().change(changing);
                case Operation.Batch(var action) -> action.apply(transactions());
            };
        }

        /// Runs a transaction, and again when there was no room for what it was to answer.
        private <R> R inRoom(Supplier<R> transaction) {
            while (true) {
                share.begin();
                try {
                    return transaction.get();
                } catch (NoRoomException full) {
                    if (!share.await()) {
                        throw full;
                    }
                }
            }
        }

        private Operation.Transactions transactions() {
            return new Operation.Transactions() {
                @Override
                public <R> R write(Operation.Foresight foresight, Function<Work, R> work) {
                    return inRoom(() -> store.write(transaction -> work.apply(work(transaction, foresight))));
                }

                @Override
                public void holdLeavers() {
                    decision.filter(TokenDecision.Accepted.class::isInstance)
                            .map(TokenDecision.Accepted.class::cast)
                            .ifPresent(accepted -> store.write(transaction -> hold(transaction,
                                    accepted.organizationId())));
                }
            };
        }

        private boolean hold(Transaction transaction, String organizationId) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            boolean begun = LeaverGate.hold(transaction, organizationId, now);
            if (begun) {
                transaction.events().append(EventRecord.doneByTheServer(organizationId, now, "leavers.held",
                        new EventTarget("settings", "safeLeaving", Optional.empty()), Optional.empty(),
                        new RequestOrigin("", "SCIM-Console", EventIds.next(now))));
            }
            return begun;
        }

        /// Judges the token inside the transaction.
        ///
        /// @throws ScimException 401, or 403 while provisioning is paused
        private Work work(Transaction transaction, Operation.Foresight foresight) {
            if (request.presented() instanceof PresentedToken.WellFormed token) {
                transaction.expectations().token(token.sha256());
                tokens.organizationOf(token)
                        .ifPresent(
                                organizationId -> foresight.tell(transaction.expectations(), organizationId));
            }
            TokenDecision decided = tokens.decide(transaction, request.presented());
            decision = Optional.of(decided);
            if (decided instanceof TokenDecision.Accepted accepted) {
                return new Work(transaction, accepted.organizationId(), request.baseUrl(), userAgent(),
                        user -> userCreations.created(transaction, user, userAgent()), share);
            }
            throw ErrorAnswer.refused(decided);
        }

        ScimAnswer finish(Reply reply) {
            Map<String, String> headers = new HashMap<>(reply.headers());
            // A 204 to a PATCH speaks of the resource that it changed (RFC 9110 §15.3.5), and the SCIM-SDK
            // client takes it only with the type of that.
            if (reply.body().isPresent() || request.method().equals("PATCH")) {
                headers.put("Content-Type", Headers.answerType(request));
            }
            AnswerBody body = new AnswerBody(
                    reply.body().map(Supplier::get).map(AnswerText::inUtf8).orElseGet(List::of),
                    Optional.of(share));
            return new ScimAnswer(reply.status(), Map.copyOf(headers), body, decision, reply.reason(),
                    Optional.of(asked.orElseGet(() -> asked(new JsonBody(request))).with(reply,
                            reply.status() == 200 && RequestStyles.looksForNobody(request)
                                    && isEmptyList(body))));
        }

        private static boolean isEmptyList(AnswerBody body) {
            return body.length() < LONGEST_EMPTY_LIST && body.pieces().stream()
                    .anyMatch(piece -> new String(piece, StandardCharsets.UTF_8)
                            .contains("\"totalResults\":0"));
        }

        private String userAgent() {
            List<String> agents = Headers.all(request, "user-agent");
            return agents.isEmpty() ? "" : agents.getFirst();
        }

        private String requestId() {
            return Headers.all(request, "x-request-id").stream()
                    .filter(id -> id.length() <= LONGEST_REQUEST_ID
                            && id.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-'))
                    .findFirst().orElseGet(() -> UUID.randomUUID().toString());
        }
    }

    /// What a request tells before it is served.
    private record Asked(RequestedAction action, RequestStyle style) {

        ScimOutcome with(Reply reply, boolean test) {
            return action.with(reply, style, test);
        }
    }
}
