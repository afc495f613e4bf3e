package dev.scimconsole.contract.access;

/// A new invite, with its code in the one answer that carries it.
///
/// @param invite what may be known of it later
/// @param code   opens it, once; to be passed on to who is invited, by a way that nobody else reads
public record IssuedInvite(InviteDetails invite, String code) {

    /// Leaves out the code.
    @Override
    public String toString() {
        return "IssuedInvite[invite=" + invite + "]";
    }
}
