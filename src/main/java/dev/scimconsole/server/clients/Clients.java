package dev.scimconsole.server.clients;

import dev.scimconsole.contract.clients.IdentityProvider;
import dev.scimconsole.server.recent.Site;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.activity.SyncRecords.SyncStart;
import dev.scimconsole.server.store.configuration.TokenUseRecords.Speech;
import dev.scimconsole.server.values.RequestStyle;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The clients of one organization: names them and tells them apart, for Activity, the rotation and the
/// rhythms alike.
///
/// A client is a product and an address. The product is its name without the version: what is updated goes on
/// as the same client. Two applications of one product at two addresses are two, each with a rhythm of its
/// own; an IPv6 address counts with its /64, because its lower half may change daily. What has no name is
/// told apart by its address.
///
/// One kind of product has no address: a provider that calls from its maker's cloud, from any of many
/// addresses. There an address tells nothing of which application it is, and one tenant would fall apart into
/// dozens of clients that fall silent one after another.
///
/// Microsoft Entra ID, whose user agent nobody has published, is recognized by what it asks, and with it all
/// that its requests of before and after are: what is told of a client is derived anew each time, so that it
/// holds for what stood there before it was recognized. OneLogin, which has none, is recognized by the draft
/// names of its schemas.
public final class Clients {

    /// Whoever has a token can use it from as many addresses as there are.
    private static final int MOST_SPEECHES = 1_000;

    private final Set<String> entraNames = new LinkedHashSet<>();
    private final Map<Site, RequestStyle> nameless = new HashMap<>();

    private Clients(List<Speech> speeches) {
        for (Speech speech : speeches) {
            ClientProduct named = ClientProduct.of(speech.userAgent());
            if (named.name().isEmpty()) {
                nameless.merge(Site.of(speech.address()), speech.style(), RequestStyle::or);
            } else if (speech.style() == RequestStyle.ENTRA_ID && !named.isKnown()) {
                entraNames.add(named.name());
            }
        }
    }

    /// A client.
    ///
    /// @param name     of the product; empty text when nothing tells it
    /// @param provider which provider it is
    /// @param site     where it calls from; the same for all where that tells nothing
    public record Client(String name, IdentityProvider provider, Site site) {

        private static final Site ANYWHERE = Site.of("");

        /// Whether the address is what tells it apart from others of its product.
        public boolean hasAddress() {
            return !site.equals(ANYWHERE);
        }
    }

    /// The clients as the store knows them by now.
    public static Clients of(Transaction transaction, String organizationId) {
        return of(transaction.tokenUses().speeches(organizationId, MOST_SPEECHES));
    }

    /// The clients whose requests look so.
    public static Clients of(List<Speech> speeches) {
        return new Clients(speeches);
    }

    /// The client behind a user agent at an address.
    public Client client(String userAgent, String address) {
        ClientProduct product = product(userAgent, address);
        return new Client(product.name(), product.provider(),
                product.inCloud() ? Client.ANYWHERE : Site.of(address));
    }

    /// What the client is called: the product, such as `Okta`; empty text when nothing tells it.
    public String name(String userAgent, String address) {
        return product(userAgent, address).name();
    }

    /// What the client is called of which only the user agent is known. Of those without a user agent that is
    /// told where all are the same.
    public String name(String userAgent) {
        ClientProduct named = ClientProduct.of(userAgent);
        if (!named.name().isEmpty()) {
            return known(named, RequestStyle.PLAIN).name();
        }
        Set<String> names = nameless.values().stream().map(style -> known(named, style).name())
                .collect(Collectors.toSet());
        return names.size() == 1 ? names.iterator().next() : "";
    }

    /// When each client's latest syncs began, oldest first.
    public Map<Client, List<Instant>> starts(List<SyncStart> starts) {
        return starts.stream().collect(Collectors.groupingBy(start -> client(start.client(), start.address()),
                Collectors.mapping(SyncStart::at, Collectors.toList())));
    }

    private ClientProduct product(String userAgent, String address) {
        ClientProduct named = ClientProduct.of(userAgent);
        return known(named, named.name().isEmpty()
                ? nameless.getOrDefault(Site.of(address), RequestStyle.PLAIN)
                : RequestStyle.PLAIN);
    }

    /// @param style of a client without a name
    private ClientProduct known(ClientProduct named, RequestStyle style) {
        if (entraNames.contains(named.name())) {
            return ClientProduct.ENTRA_ID;
        }
        return switch (style) {
            case PLAIN -> named;
            case DRAFT_SCHEMAS -> ClientProduct.ONELOGIN;
            case CAPITAL_OPERATIONS, ENTRA_ID -> ClientProduct.ENTRA_ID;
        };
    }
}
