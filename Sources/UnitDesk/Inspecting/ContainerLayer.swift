import Exchange
import SealedPackage
import X509

extension InspectedLayer {
    /// Step 4.
    static func container(_ reading: ContainerReading) -> InspectedLayer {
        var layer = InspectedLayer(
            "容器",
            ["ZIP，\(reading.entries.count) 个文件"]
                + reading.entries.map { entry in
                    "\(entry.name)　" + (entry.packedSize.map { "压缩后 \($0) 字节，" } ?? "") + "展开 \(entry.size) 字节"
                })
        if let failure = reading.failure { layer.fail(failure) }
        return layer
    }

    /// Step 6.
    static func files(of manifest: Manifest, in reading: ContainerReading) -> InspectedLayer {
        var layer = InspectedLayer("文件")
        for file in ListedFile.all(of: manifest, in: reading.files) {
            switch file.state {
            case .equal: layer.check("\(file.path)　与目录上的大小、摘要相符", true)
            case .differs: layer.check("\(file.path)　与目录上的大小、摘要相符", false)
            case .missing: layer.check("\(file.path)　目录上写着，包里也有", false)
            case .unlisted: layer.check("\(file.path)　包里有，目录上也写着", false)
            }
        }
        return layer
    }

    /// Step 9: how many rows, and nothing of what stands in them.
    static func tables(of reading: ContainerReading) -> InspectedLayer {
        var layer = InspectedLayer("表格")
        for table in TableReading.all(in: reading.files) {
            if let rows = table.rows { layer.lines.append("\(table.title)（\(table.path)）　\(rows) 行") }
            if let failure = table.failure {
                layer.lines.append("\(table.title)（\(table.path)）　\(failure.message)")
                layer.holds = false
            }
        }
        return layer
    }
}

extension ContainerReading {
    /// An activation brings its own.
    var authority: Certificate? { files[AuthorityFiles.authority].flatMap(Certificate.pem) }
}
