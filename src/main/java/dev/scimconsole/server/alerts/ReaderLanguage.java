package dev.scimconsole.server.alerts;

import dev.scimconsole.contract.access.Role;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.access.AdministratorRecords.Spoken;
import dev.scimconsole.server.values.CaseFolding;
import dev.scimconsole.wording.Languages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// In which language somebody is written to who is not there to be asked.
public final class ReaderLanguage {

    private ReaderLanguage() {}

    /// The organization's, for whoever reads it: what the first of its Org Admins speaks who has told it,
    /// else English.
    public static Locale of(Transaction transaction, String organizationId) {
        return organization(transaction.administrators().spoken(organizationId));
    }

    /// What an administrator with that address speaks; the organization's for any other address.
    public static Locale of(Transaction transaction, String organizationId, String address) {
        List<Spoken> all = transaction.administrators().spoken(organizationId);
        String key = CaseFolding.fold(address);
        return all.stream().filter(one -> CaseFolding.fold(one.email()).equals(key))
                .flatMap(one -> one.language().stream()).findFirst().flatMap(Languages::known)
                .orElseGet(() -> organization(all));
    }

    private static Locale organization(List<Spoken> all) {
        return all.stream().filter(one -> one.role() == Role.ORG_ADMIN).map(Spoken::language)
                .flatMap(Optional::stream).findFirst().map(Languages::best).orElse(Locale.ENGLISH);
    }
}
