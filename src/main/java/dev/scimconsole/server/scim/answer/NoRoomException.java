package dev.scimconsole.server.scim.answer;

/// There is too little memory for an answer while others are written and sent. Has no stack trace, as it is
/// no fault.
public final class NoRoomException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoRoomException() {
        super("no room for the answer", null, false, false);
    }
}
