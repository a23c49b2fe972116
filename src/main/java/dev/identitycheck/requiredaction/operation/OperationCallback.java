package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.page.PageMessage;

/** Tells the page that started a sensitive operation how the operation ended. */
public interface OperationCallback {

    /** The operation was executed. */
    void done(SensitiveOperation operation);

    /** The operation cannot be executed; nothing was changed. */
    void failed(PageMessage why);

    /** The person cancelled the operation. */
    void cancelled();
}
