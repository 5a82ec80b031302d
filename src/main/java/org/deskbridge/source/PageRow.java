package org.deskbridge.source;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.hibernate.annotations.TenantId;

/** A page of a site or a file of an archive: known once under its address, and visited once in each round. */
@Entity
@Table(name = "source_page")
class PageRow {
    private static final int LONGEST_WHY = 500;

    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "source_id")
    UUID sourceId;

    String address;

    @Column(name = "address_hash")
    String addressHash;

    boolean listing;
    int depth;
    int hops;
    int attempts;
    int round;

    @Enumerated(EnumType.STRING)
    State state = State.WAITING;

    String why = "";

    @Column(name = "content_hash")
    String contentHash = "";

    /** What became of it in its round. */
    enum State {
        WAITING,
        READ,
        LISTED,
        MOVED,
        LEFT_OUT,
        FAILED
    }

    @SuppressWarnings("NullAway.Init")
    protected PageRow() {}

    @SuppressWarnings("NullAway.Init")
    PageRow(UUID source, String address) {
        this.id = Ids.next();
        this.sourceId = source;
        this.address = address;
        this.addressHash = Hash.of(address);
    }

    void wait(int inRound, boolean asListing, int atDepth, int afterHops) {
        round = inRound;
        listing = asListing;
        depth = atDepth;
        hops = afterHops;
        attempts = 0;
        end(State.WAITING, "");
        contentHash = "";
    }

    void end(State how, String because) {
        state = how;
        why = because.length() <= LONGEST_WHY ? because : because.substring(0, LONGEST_WHY - 1) + "…";
    }
}
