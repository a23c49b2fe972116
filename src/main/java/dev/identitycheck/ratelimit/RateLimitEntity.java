package dev.identitycheck.ratelimit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of the table {@code IDENTITY_CHECK_LIMIT}, which is read and written by JPQL statements only. */
@Entity
@Table(name = "IDENTITY_CHECK_LIMIT")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // the JPQL statements name the fields
final class RateLimitEntity {

    @Id
    @Column(name = "ID", length = 64)
    private String id;

    @Column(name = "SUBJECT", length = 64, nullable = false)
    private String subject;

    @Column(name = "SHARD", nullable = false)
    private int shard;

    @Column(name = "KIND", length = 16, nullable = false)
    private String kind;

    @Column(name = "USED", nullable = false)
    private int used;

    @Column(name = "EXPIRES_AT", nullable = false)
    private long expiresAt;
}
