package dev.identitycheck.requiredaction.operation;

/** The next step that a sensitive operation needs. */
enum OperationStage {
    /** A code to a contact that counts already has to be entered. */
    STEP_UP,
    /** A code to the new phone has to be entered. */
    PHONE,
    /** A PIN has to be chosen. */
    PIN,
    /** The operation has to be executed. */
    EXECUTION,
    /** The account's contacts changed since the operation began, so that the operation fails. */
    CHANGED,
    /** No contact of the account counts, so that no code can confirm the operation. */
    NO_CONFIRMING_CONTACT
}
