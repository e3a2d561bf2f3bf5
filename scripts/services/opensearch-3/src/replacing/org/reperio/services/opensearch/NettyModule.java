package org.reperio.services.opensearch;

import org.opensearch.transport.Netty4ModulePlugin;

/** The network of OpenSearch 3. */
class NettyModule extends Netty4ModulePlugin {}
