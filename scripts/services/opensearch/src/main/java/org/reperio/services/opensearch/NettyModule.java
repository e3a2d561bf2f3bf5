package org.reperio.services.opensearch;

import org.opensearch.transport.Netty4Plugin;

/** The network of OpenSearch 2. */
class NettyModule extends Netty4Plugin {}
